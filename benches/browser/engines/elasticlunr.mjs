// elasticlunr with its own stemmer and stop words, keeping no texts: any of the words for a long query, all for a
// short one, longer forms too where the last word is unfinished.

import { toBytes, toText } from "./json.mjs";

const { elasticlunr } = await byScript("/peers/elasticlunr/elasticlunr.js");

const SEARCH = {
  long: { bool: "OR" },
  words: { bool: "AND" },
  prefix: { bool: "AND", expand: true },
};

export class Engine {
  #index;

  constructor(bytes) {
    this.#index = bytes ? elasticlunr.Index.load(JSON.parse(toText(bytes))) : elasticlunr();
    if (bytes) return;
    for (const field of ["heading", "question", "answer"]) this.#index.addField(field);
    this.#index.setRef("id");
    this.#index.saveDocument(false);
  }

  insert({ id, heading, question, answer }) {
    this.#index.addDoc({ id, heading: heading ?? "", question, answer: answer.join("\n") });
  }

  search(query, kind, limit) {
    return this.#index.search(query, SEARCH[kind]).slice(0, limit).map((found) => Number(found.ref));
  }

  save() {
    return toBytes(this.#index);
  }
}

/** It is older than modules and leaves its name on the window. */
function byScript(address) {
  const script = document.head.appendChild(document.createElement("script"));
  return new Promise((done, fail) => {
    script.onload = () => done(window);
    script.onerror = () => fail(new Error(`${address} was not found`));
    script.src = address;
  });
}
