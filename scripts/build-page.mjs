// Builds the page in parts, for size; trunk runs it as its pre_build hook (Trunk.toml) and copies `target/page`.
//
// trunk itself makes one module of one program and leaves no place between cargo and wasm-bindgen, where the split is.
// The parts are modules of their own (src/web/pages.rs), which the page fetches itself.
//
// Node alone, no packages.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(source, "target");
const [split, page] = [join(target, "split"), join(target, "page")];
const run = (tool, ...words) => execFileSync(tool, words, { cwd: source, stdio: "inherit" });

/**
 * Fetches a module that is the build's own. What a cache on the way has kept wrongly is asked for again, past it.
 */
const FETCH = `function fetchPart(name, integrity) {
    const address = new URL(name, import.meta.url);
    return fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: "reload" }));
}
`;
const ASKED = /fetch\(new URL\("\.\/([\w-]+\.wasm)", import\.meta\.url\)\)/g;

/** Any host will do, also one that calls a module something else: a module that streams must have its own type. */
const STREAMED = "WebAssembly.instantiateStreaming(src, imports)";
const FETCHED = "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/** The script that knows which part of the page is in which module. */
const LINKS = "__wasm_split.js";

rmSync(split, { recursive: true, force: true });
rmSync(page, { recursive: true, force: true });
// The split needs to know which function uses which: the linker's relocations say so.
const linked = ["-C", "strip=none", "-C", "link-arg=--emit-relocs"];
const wasm = ["--locked", "--offline", "--target", "wasm32-unknown-unknown"];
run("cargo", "rustc", "--quiet", ...wasm, "--release", "--features", "split", "--bin", "question-desk", "--", ...linked);
const compiled = join(target, "wasm32-unknown-unknown", "release", "question-desk.wasm");
run("wasm-split-cli", compiled, split, "--target", "web", "--out-name", "question-desk");
// The parts use the table of functions, which would be taken away as the linker's own.
const kept = ["--no-typescript", "--keep-lld-exports"];
run("wasm-bindgen", "--target", "web", ...kept, "--out-dir", page, join(split, "question-desk.wasm"));
for (const file of readdirSync(split).filter((file) => file !== "question-desk.wasm")) {
  copyFileSync(join(split, file), join(page, file));
}
const known = readFileSync(join(source, "index.html"), "utf8").match(/ data-wasm-opt-params="([^"]*)"/)?.[1];
if (!known) throw new Error("build-page: index.html does not say what browsers know");
for (const file of readdirSync(page).filter((file) => file.endsWith(".wasm"))) {
  run("wasm-opt", "-Oz", ...known.split(" "), join(page, file), "-o", join(page, file));
}
const links = readFileSync(join(page, LINKS), "utf8");
if (!links.includes(STREAMED)) throw new Error(`build-page: ${LINKS} fetches modules in a way that is not known`);
const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(join(page, file))).digest("base64")}`;
const checked = links.replaceAll(STREAMED, FETCHED).replaceAll(ASKED, (_, file) => `fetchPart("./${file}", "${integrity(file)}")`);
if (checked.includes("fetch(new URL")) throw new Error(`build-page: ${LINKS} fetches a module that is not checked`);
writeFileSync(join(page, LINKS), FETCH + checked);
