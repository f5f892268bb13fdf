// Prints what the first load weighs, gzipped, file by file; other pages, the worker and the rest, which come
// later, apart.
//
//   node scripts/sizes.mjs [FOLDER]

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
  .sort();

/** The page, what it links as a style or names as a script, and the module that the script loads. */
function isFirstLoad(file) {
  return file === "index.html" || (page.includes(file) && /\.(css|js|wasm)$/.test(file) && file !== "service-worker.js");
}

function part(file) {
  if (isFirstLoad(file)) return "first load";
  if (file.startsWith("worker")) return "worker, when first needed";
  return file.startsWith("page-") ? "pages, when first needed" : "the rest, for offline use";
}

const page = readFileSync(join(folder, "index.html"), "utf8");
const parts = new Map();
for (const file of files) {
  const content = readFileSync(join(folder, file));
  const row = { file, bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
  parts.set(part(file), [...(parts.get(part(file)) ?? []), row]);
}

const line = (bytes, gzipped, name) => `${String(bytes).padStart(9)} ${String(gzipped).padStart(9)}  ${name}`;
for (const name of ["first load", "pages, when first needed", "worker, when first needed", "the rest, for offline use"]) {
  const rows = parts.get(name) ?? [];
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${name}\n${line("bytes", "gzipped", "file")}`);
  for (const row of rows) console.log(line(row.bytes, row.gzipped, row.file));
  console.log(`${line(sum("bytes"), sum("gzipped"), "in all")}\n`);
}
