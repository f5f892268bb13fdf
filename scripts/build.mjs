// Builds the application into `dist/`, offline, with cargo, wasm-split-cli, wasm-bindgen and wasm-opt.
//
// 1. The page, for size. Its rarer parts become modules of their own (src/web/pages.rs), which it fetches itself; all
//    files stand in one folder that is named by their content, since they name each other.
// 2. The worker, for speed. Its files are named by their content; its loader, `worker_loader.js`, knows their names.
// 3. `public/` is copied; the styles are named by their content.
// 4. `index.html` gets these names, and the Content-Security-Policy with the hashes of its inline scripts.
// 5. The hash of every file, and a name made of all of them, are written into the service worker.
//
// `dist/` is replaced at the end, so that a build that fails leaves the old one. Node alone, no packages.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const source = dirname(dirname(fileURLToPath(import.meta.url)));
const compiled = join(source, "target", "wasm32-unknown-unknown");
const work = join(source, "target", "dist");
const built = join(work, "built");
const TARGET = ["--locked", "--offline", "--target", "wasm32-unknown-unknown"];

const inBuilt = (name) => join(built, name);
const hash = (algorithm, content, encoding) => createHash(algorithm).update(content).digest(encoding);
const run = (tool, ...words) => execFileSync(tool, words, { cwd: source, stdio: "inherit" });
const optimise = (level, file) => run(join(source, "scripts", "wasm-opt"), level, file);

/** Replaces `mark`, which must be there exactly once: a mark that has gone is a build that has silently changed. */
function fill(text, mark, value) {
  if (text.split(mark).length !== 2) throw new Error(`build: ${mark} is not there exactly once`);
  return text.replace(mark, () => value);
}

/** Every file below `folder`, as sorted relative paths with forward slashes. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** Any host will do, also one that calls a module something else: a module that streams must have its own type. */
const STREAMED = "WebAssembly.instantiateStreaming(src, imports)";
const FETCHED = "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/** Builds the page; returns the name of its folder. */
function buildPage() {
  // The split needs to know which function uses which: the linker's relocations say so.
  const linked = ["-C", "strip=none", "-C", "link-arg=--emit-relocs"];
  run("cargo", "rustc", ...TARGET, "--release", "--features", "split", "--bin", "question-desk", "--", ...linked);
  const [split, page] = [join(work, "split"), join(work, "page")];
  run("wasm-split-cli", join(compiled, "release", "question-desk.wasm"), split, "--target", "web", "--out-name", "question-desk");
  // The parts use the table of functions, which would be taken away as the linker's own.
  const kept = ["--no-typescript", "--keep-lld-exports"];
  run("wasm-bindgen", "--target", "web", ...kept, "--out-dir", page, join(split, "question-desk.wasm"));
  for (const file of filesBelow(split).filter((file) => file !== "question-desk.wasm")) {
    copyFileSync(join(split, file), join(page, file));
  }
  for (const file of filesBelow(page).filter((file) => file.endsWith(".wasm"))) optimise("z", join(page, file));
  const links = readFileSync(join(page, LINKS), "utf8");
  if (!links.includes(STREAMED)) throw new Error(`build: ${LINKS} fetches modules in a way that is not known`);
  writeFileSync(join(page, LINKS), links.replaceAll(STREAMED, FETCHED));
  const content = filesBelow(page).map((file) => `${file} ${hash("sha256", readFileSync(join(page, file)), "hex")}\n`);
  const folder = `page-${hash("sha256", content.join(""), "hex").slice(0, 16)}`;
  renameSync(page, inBuilt(folder));
  return folder;
}

/** The script that knows which part of the page is in which module. */
const LINKS = "__wasm_split.js";

function nameByContent(name) {
  const [, stem, ending] = name.match(/^(.*?)((?:_bg)?\.\w+)$/);
  const named = `${stem}-${hash("sha256", readFileSync(inBuilt(name)), "hex").slice(0, 16)}${ending}`;
  renameSync(inBuilt(name), inBuilt(named));
  return named;
}

function buildWorker() {
  run("cargo", "build", ...TARGET, "--profile", "worker", "--no-default-features", "--bin", "worker");
  const module = join(compiled, "worker", "worker.wasm");
  run("wasm-bindgen", "--target", "no-modules", "--no-typescript", "--out-dir", built, module);
  optimise("3", inBuilt("worker_bg.wasm"));
  let loader = readFileSync(join(source, "scripts", "worker-loader.js"), "utf8");
  loader = fill(loader, "WORKER_SCRIPT", nameByContent("worker.js"));
  loader = fill(loader, "WORKER_MODULE", nameByContent("worker_bg.wasm"));
  writeFileSync(inBuilt("worker_loader.js"), loader);
}

function copyPublic() {
  const styles = join(source, "public", "styles");
  cpSync(join(source, "public"), built, { recursive: true, filter: (from) => from !== styles });
}

const integrity = (file) => `integrity="sha384-${hash("sha384", readFileSync(inBuilt(file)), "base64")}"`;

/** The styles that the page links, named by their content. */
function withStyles(page) {
  return page.replaceAll(/<link rel="stylesheet" href="public\/styles\/([\w-]+\.css)">/g, (_, name) => {
    copyFileSync(join(source, "public", "styles", name), inBuilt(name));
    const named = nameByContent(name);
    return `<link rel="stylesheet" href="${named}" ${integrity(named)}>`;
  });
}

/** What starts the page, and lets the browser fetch at once what it will need. */
function starting(folder) {
  const [script, links, module] = ["question-desk.js", LINKS, "question-desk_bg.wasm"].map((file) => `${folder}/${file}`);
  // Engines ignore the integrity of a preloaded module, and Chromium warns of it on every visit.
  return [
    ...[script, links].map((file) => `<link rel="modulepreload" href="${file}" ${integrity(file)}>`),
    `<link rel="preload" href="${module}" as="fetch" type="application/wasm" crossorigin="anonymous">`,
    `<script type="module">`,
    `import init from "./${script}";`,
    `await init({ module_or_path: "./${module}" });`,
    `</script>`,
  ].join("\n    ");
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

function finishPage(folder) {
  const template = readFileSync(join(source, "index.html"), "utf8");
  const page = fill(withStyles(template), "<!-- The build puts here what starts the page. -->", starting(folder));
  const place = "<!-- The build puts the Content-Security-Policy here, before anything that loads. -->";
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">`;
  writeFileSync(inBuilt("index.html"), fill(page, place, meta));
}

function finishServiceWorker() {
  const name = "service-worker.js";
  const worker = readFileSync(inBuilt(name), "utf8");
  const files = filesBelow(built).filter((file) => file !== name);
  const hashed = (file) => [file, `sha256-${hash("sha256", readFileSync(inBuilt(file)), "base64")}`];
  const list = JSON.stringify(Object.fromEntries(files.map(hashed)), null, 2);
  const build = hash("sha256", worker + list, "hex").slice(0, 16);
  writeFileSync(inBuilt(name), fill(fill(worker, '"BUILD_FILES"', list), "BUILD_HASH", build));
}

rmSync(work, { recursive: true, force: true });
mkdirSync(built, { recursive: true });
const folder = buildPage();
buildWorker();
copyPublic();
finishPage(folder);
finishServiceWorker();
rmSync(join(source, "dist"), { recursive: true, force: true });
renameSync(built, join(source, "dist"));
