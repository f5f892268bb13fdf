// Keeps the whole application on the device, so that it opens with no network.
//
// The build writes two things into this file (scripts/after-build.mjs): the name of the cache, made from the content
// of everything in it, and the list of files with their hashes. One version is one cache, whole or not at all.
//
// - install   fetches every file, as the host has it now, and refuses one whose hash is not the build's. If one
//             fails, the new version is not installed and the old one stays.
// - activate  deletes the caches of this application's other versions, and no others: the origin may be shared.
// - fetch     answers for the listed files alone, from the cache first. What is not listed, not a GET or not of this
//             folder is left to the browser, and nothing fetched later is ever stored.
// - message   {type: "activate"} lets a waiting version take over. Only the page sends it, when the person at it says
//             so: a page with unsaved typing is never reloaded. The first version waits for nobody.

const CACHE_PREFIX = `question-desk ${self.registration.scope} `;
const CACHE = CACHE_PREFIX + "BUILD_HASH";
const FILES = "BUILD_FILES";

/** The address of a listed file. The page itself is asked for as the folder: hosts redirect from `index.html`. */
function address(file) {
  return new URL(file === "index.html" ? "./" : file, self.registration.scope).href;
}

/** Which listed file an address means, or nothing. A query does not matter: no file here depends on one. */
function listedFile(url) {
  if (!url.href.startsWith(self.registration.scope)) return undefined;
  const path = decodeURI(url.pathname.slice(new URL(self.registration.scope).pathname.length));
  const file = path === "" ? "index.html" : path;
  return Object.hasOwn(FILES, file) ? file : undefined;
}

/** Fetches one file, checks it and stores it. Rejects when it is missing or not the build's. */
async function store(cache, file) {
  const request = { integrity: FILES[file], credentials: "same-origin" };
  const ask = (cache) => fetch(new Request(address(file), { ...request, cache }));
  // What the browser has kept of the page's own loading will do if the host says that it is the newest.
  const response = await ask("no-cache").catch(() => ask("reload"));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // A navigation refuses an answer that was redirected, so only its body and type are kept.
  const kept = response.redirected
    ? new Response(await response.blob(), { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } })
    : response;
  await cache.put(address(file), kept);
}

async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.keys(FILES).map((file) => store(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The kept file; from the network when the browser has thrown the cache away, and then not stored. */
async function kept(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(file))) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const file = listedFile(new URL(event.request.url));
  if (file !== undefined) event.respondWith(kept(file, event.request));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});
