// Finishes what trunk has built; trunk runs it as its post_build hook (Trunk.toml), on the folder not yet in place.
//
// 1. Copies `public/`, but not the styles, which trunk has hashed and linked.
// 2. Names the worker's files by their content and writes the worker's loader, which the page knows by its name.
// 3. Names the folder of the page's modules by their content, since they name each other, and puts what starts them
//    into the page.
// 4. Puts the Content-Security-Policy into the page, with the hashes of its inline scripts.
// 5. Writes the hash of every file, and a name made of all of them, into the service worker.
//
// Node alone, no packages.

import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const source = process.env.TRUNK_SOURCE_DIR;
const built = process.env.TRUNK_STAGING_DIR;
if (!source || !built) throw new Error("after-build runs as trunk's hook: it needs TRUNK_SOURCE_DIR and TRUNK_STAGING_DIR");

const inBuilt = (name) => join(built, name);
const hash = (algorithm, content, encoding) => createHash(algorithm).update(content).digest(encoding);

/** Replaces `mark`, which must be there exactly once: a mark that has gone is a build that has silently changed. */
function fill(text, mark, value) {
  if (text.split(mark).length !== 2) throw new Error(`after-build: ${mark} is not there exactly once`);
  return text.replace(mark, () => value);
}

/** Every file below `folder`, as sorted relative paths with forward slashes. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

function copyPublic() {
  const styles = join(source, "public", "styles");
  cpSync(join(source, "public"), built, { recursive: true, filter: (from) => from !== styles });
}

function nameByContent(name) {
  const [, stem, ending] = name.match(/^(.*?)((?:_bg)?\.\w+)$/);
  const named = `${stem}-${hash("sha256", readFileSync(inBuilt(name)), "hex").slice(0, 16)}${ending}`;
  renameSync(inBuilt(name), inBuilt(named));
  return named;
}

function finishWorker() {
  let loader = readFileSync(join(source, "scripts", "worker-loader.js"), "utf8");
  loader = fill(loader, "WORKER_SCRIPT", nameByContent("worker.js"));
  loader = fill(loader, "WORKER_MODULE", nameByContent("worker_bg.wasm"));
  writeFileSync(inBuilt("worker_loader.js"), loader);
  return nameByContent("worker_loader.js");
}

/** The hashes of the scripts that stand in the page itself. */
function inlineScriptHashes(page) {
  const scripts = page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, script]) => `'sha256-${hash("sha256", script, "base64")}'`);
}

function policy(page) {
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScriptHashes(page)].join(" "),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Names the folder of the page's modules; returns its name. */
function finishModules() {
  const content = filesBelow(inBuilt("page")).map((file) => [file, readFileSync(inBuilt(`page/${file}`))]);
  const hashed = content.map(([file, bytes]) => `${file} ${hash("sha256", bytes, "hex")}\n`).join("");
  const folder = `page-${hash("sha256", hashed, "hex").slice(0, 16)}`;
  renameSync(inBuilt("page"), inBuilt(folder));
  return folder;
}

const NOT_STARTED =
  "Question Desk could not be opened. What you have written is safe on this device. Check the connection, then reload this page.";

/** What starts the page, and lets the browser fetch at once what it will need. */
function starting(workerLoader, folder) {
  const files = ["question-desk.js", "__wasm_split.js", "question-desk_bg.wasm"];
  const [script, links, module] = files.map((file) => `${folder}/${file}`);
  const integrity = (file) => `integrity="sha384-${hash("sha384", readFileSync(inBuilt(file)), "base64")}"`;
  // Engines ignore the integrity of a preloaded module, and Chromium warns of it on every visit.
  return [
    `<meta name="worker-loader" content="./${workerLoader}">`,
    ...[script, links].map((file) => `<link rel="modulepreload" href="${file}" ${integrity(file)}>`),
    `<link rel="preload" href="${module}" as="fetch" type="application/wasm" crossorigin="anonymous">`,
    `<script type="module">`,
    `import("./${script}").then((page) => page.default({ module_or_path: "./${module}" })).catch((error) => {`,
    `  const opening = document.getElementById("opening");`,
    `  if (opening) opening.textContent = ${JSON.stringify(NOT_STARTED)};`,
    `  throw error;`,
    `});`,
    `</script>`,
  ].join("\n    ");
}

/** Puts a text where a comment of the page keeps its place. */
function put(page, place, text) {
  const mark = page.match(place)?.[0];
  if (!mark) throw new Error(`after-build: index.html has no place for ${place}`);
  return fill(page, mark, text);
}

function finishPage(workerLoader, folder) {
  // trunk leaves the link to the program that it has passed over.
  const built = readFileSync(inBuilt("index.html"), "utf8")
    .replace(/\s*<!-- scripts\/build-page[^>]*-->\s*<link data-trunk[^>]*>/, "")
    .replaceAll(/[ \t]+$/gm, "");
  const page = put(built, /<!-- The build puts here what starts the page[^>]*-->/, starting(workerLoader, folder));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">`;
  writeFileSync(inBuilt("index.html"), put(page, /<!-- The build puts the Content-Security-Policy here[^>]*-->/, meta));
}

function finishServiceWorker() {
  const name = "service-worker.js";
  const worker = readFileSync(inBuilt(name), "utf8");
  const files = filesBelow(built).filter((file) => file !== name);
  const integrity = (file) => [file, `sha256-${hash("sha256", readFileSync(inBuilt(file)), "base64")}`];
  const list = JSON.stringify(Object.fromEntries(files.map(integrity)), null, 2);
  const build = hash("sha256", worker + list, "hex").slice(0, 16);
  writeFileSync(inBuilt(name), fill(fill(worker, '"BUILD_FILES"', list), "BUILD_HASH", build));
}

copyPublic();
finishPage(finishWorker(), finishModules());
finishServiceWorker();
