// Prints what each crate adds to a module: bytes of code, and gzipped by themselves. The names of functions tell, so
// the module must still have them; their constants (tables of encodings, say) have no names and stand in one line.
//
//   CARGO_PROFILE_WORKER_STRIP=none cargo build --locked --profile worker --target wasm32-unknown-unknown --bin worker
//   node scripts/crate-sizes.mjs target/wasm32-unknown-unknown/worker/worker.wasm
//
// It is the module before wasm-opt, which takes about a tenth off all of them.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const IMPORT = 2, CODE = 10, DATA = 11, FUNCTION_NAMES = 1;
const LEAST = 1000;

/** A place in some bytes that moves on as it is read. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    for (let [value, shift] = [0, 0]; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text() {
    return Buffer.from(this.take(this.number())).toString("utf8");
  }
}

/** [what it is, its bytes] for each part of a module, and likewise for each part of a section of names. */
function* parts(reader) {
  while (reader.at < reader.bytes.length) {
    const [kind] = reader.take(1);
    yield [kind, reader.take(reader.number())];
  }
}

function sections(module) {
  const found = { names: new Map() };
  for (const [kind, bytes] of parts(new Reader(module.subarray(8)))) {
    const reader = new Reader(bytes);
    if (kind !== 0) found[kind] = bytes;
    else if (reader.text() === "name") found.names = new Map(parts(new Reader(reader.take(bytes.length))));
  }
  return found;
}

/** How many functions are imported: they come first in the numbering. A function is [module, name, 0, its type]. */
function importedFunctions(bytes) {
  const reader = new Reader(bytes);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    if (reader.take(1)[0] !== 0) throw new Error("something else than a function is imported");
    reader.number();
    functions += 1;
  }
  return functions;
}

const list = (bytes, item) => {
  const reader = new Reader(bytes);
  return Array.from({ length: reader.number() }, () => item(reader));
};

/**
 * The first name of a path: _ZN4core3fmt5write17h0E or _ZN29_$LT$$RF$core..fmt..Error as ..; in the newer way, which
 * the standard library has, _RNvNtCs4fqI2P2rA04_4core3fmt5write.
 */
function crateOf(name) {
  const newer = /^_R.*?C(?:s[0-9A-Za-z]*_)?(\d+)_?([a-z]\w*)/.exec(name);
  if (newer) return newer[2].slice(0, Number(newer[1]));
  const [, length, rest] = /^_?_?ZN(\d+)(.*)/.exec(name) ?? [name, 0, ""];
  const first = rest.slice(0, Number(length)).replace(/^(_?\$[A-Za-z0-9]+\$)*/, "");
  return /^[a-z]\w*/.exec(first)?.[0] ?? "(not known)";
}

const found = sections(readFileSync(process.argv[2]));
if (!found.names.has(FUNCTION_NAMES)) throw new Error("this module has lost its names: build it as is said above");
const names = new Map(list(found.names.get(FUNCTION_NAMES), (reader) => [reader.number(), reader.text()]));
const crates = new Map();
const first = importedFunctions(found[IMPORT]);
list(found[CODE], (reader) => reader.take(reader.number())).forEach((body, place) => {
  const crate = crateOf(names.get(first + place) ?? "");
  crates.set(crate, [...(crates.get(crate) ?? []), body]);
});
const rows = [...crates].map(([crate, bodies]) => [crate, Buffer.concat(bodies)]);
rows.push(["(constants)", found[DATA]]);
rows.sort(([, one], [, other]) => other.length - one.length);
console.log("    bytes   gzipped  crate");
for (const [crate, bytes] of rows.filter(([, bytes]) => bytes.length >= LEAST)) {
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  console.log(`${String(bytes.length).padStart(9)} ${String(gzipped).padStart(9)}  ${crate}`);
}
