// SQLite FTS5 in memory: the porter tokenizer, no texts kept, ranked by its bm25. One column for all of a record, or,
// with columns, one for each field with the weights that ranked best on the development queries.

import sqlite3InitModule from "/peers/@sqlite.org/sqlite-wasm/dist/index.mjs";
import { isCommon, words } from "./words.mjs";

const sqlite3 = await sqlite3InitModule({ print() {}, printErr() {} });
const { capi, wasm, oo1 } = sqlite3;

// The best of them for a long query; all of them for a short one, of which the last may be unfinished.
const MATCH = {
  long: (all) => all.map(quoted).join(" OR "),
  words: (all) => all.map(quoted).join(" "),
  prefix: (all) => `${all.map(quoted).join(" ")}*`,
};
const COLUMNS = ["heading", "question", "answer"];
const WEIGHTED = "bm25(4.0, 1.0, 0.5)";
const quoted = (word) => `"${word}"`;

export class Engine {
  static memoryOf = wasm.memory;
  #database;
  #columns;
  #wanted;
  #inserting;
  #asking;

  /** Without common words, a long query leaves them out; the index has them still. So it is with columns too. */
  constructor(bytes, variant) {
    this.#database = new oo1.DB(":memory:");
    this.#wanted = (word) => !variant || !isCommon(word);
    this.#columns = variant === "with-columns" ? COLUMNS : ["text"];
    if (bytes) return this.#load(bytes);
    const columns = this.#columns.join(", ");
    this.#database.exec(`create virtual table entry using fts5(${columns}, content='', tokenize='porter unicode61')`);
    if (this.#columns === COLUMNS) this.#database.exec(`insert into entry(entry, rank) values ('rank', '${WEIGHTED}')`);
    this.#database.exec("begin");
    const places = this.#columns.map(() => "?").join(", ");
    this.#inserting = this.#database.prepare(`insert into entry(rowid, ${columns}) values (?, ${places})`);
  }

  insert({ id, heading, question, answer }) {
    const texts = [heading ?? "", question, answer.join("\n")];
    this.#inserting.bind([id, ...(this.#columns === COLUMNS ? texts : [texts.join("\n")])]).stepReset();
  }

  finish() {
    this.#inserting.finalize();
    this.#database.exec("insert into entry(entry) values ('optimize'); commit");
    this.#prepare();
  }

  search(query, kind, limit) {
    const found = [];
    const all = words(query);
    const wanted = kind === "long" ? all.filter(this.#wanted) : all;
    this.#asking.bind([MATCH[kind](wanted.length ? wanted : all), limit]);
    while (this.#asking.step()) found.push(this.#asking.get(0));
    this.#asking.reset();
    return found;
  }

  save() {
    return capi.sqlite3_js_db_export(this.#database);
  }

  #load(bytes) {
    const copy = wasm.allocFromTypedArray(bytes);
    const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
    const code = capi.sqlite3_deserialize(this.#database.pointer, "main", copy, bytes.length, bytes.length, flags);
    this.#database.checkRc(code);
    this.#prepare();
  }

  #prepare() {
    this.#asking = this.#database.prepare("select rowid from entry where entry match ? order by rank limit ?");
  }
}
