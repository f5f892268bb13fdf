// Question Desk's own index, compiled as the app's worker is. One query language for every kind.

import init, { Loader, Search } from "/module/search_module.js";

const { memory } = await init();
const encoder = new TextEncoder();

export class Engine {
  static memoryOf = memory;
  #search;

  constructor(bytes) {
    this.#search = bytes ? loaded(bytes) : new Search();
  }

  insert({ id, heading, question, answer, body, asker, asked_on }) {
    this.#search.insert(id, encoder.encode([heading, body, asker, asked_on, question, ...answer].join("\0")));
  }

  search(query, _kind, limit) {
    return Array.from(this.#search.rank(query, limit));
  }

  async save() {
    const pieces = [];
    this.#search.save((piece) => void pieces.push(piece));
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }
}

/** Each piece begins with 24 bytes, the last four of which say how many follow. */
function loaded(bytes) {
  const loader = new Loader();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const end = at + 24 + view.getUint32(at + 20, true);
    loader.add(bytes.subarray(at, end));
    at = end;
  }
  return loader.finish();
}
