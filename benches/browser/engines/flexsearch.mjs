// FlexSearch with its English stemmer and stop words, over one text a record. It ranks by where in the text a word
// stands. A long query may miss words ("suggest"), a short one not; beginnings of words are in the index ("forward").

import { Charset, Encoder, Index } from "/peers/flexsearch/dist/flexsearch.bundle.module.min.mjs";
import english from "/peers/flexsearch/dist/module/lang/en.js";
import { toBytes, toText } from "./json.mjs";

export class Engine {
  #index = new Index({ tokenize: "forward", encoder: new Encoder(Charset.Default, english) });

  constructor(bytes) {
    if (!bytes) return;
    for (const [key, text] of JSON.parse(toText(bytes))) this.#index.import(key, text);
  }

  insert({ id, heading, question, answer }) {
    this.#index.add(id, [heading ?? "", question, ...answer].join("\n"));
  }

  search(query, kind, limit) {
    return this.#index.search(query, { limit, suggest: kind === "long" });
  }

  save() {
    const parts = [];
    this.#index.export((key, text) => void parts.push([key, text]));
    return toBytes(parts);
  }
}
