// MiniSearch with its own BM25: any of the words for a long query, all for a short one; the last may be unfinished.

import MiniSearch from "/peers/minisearch/dist/es/index.js";
import { isCommon } from "./words.mjs";
import { toBytes, toText } from "./json.mjs";

const OPTIONS = { fields: ["heading", "question", "answer"], storeFields: [] };
const last = (_, place, all) => place === all.length - 1;
const SEARCH = {
  long: { combineWith: "OR", prefix: last },
  words: { combineWith: "AND", prefix: last },
  prefix: { combineWith: "AND", prefix: last },
};

const WITHOUT_COMMON = { ...OPTIONS, processTerm: (word) => !isCommon(word) && word.toLowerCase() };

export class Engine {
  #index;

  /** Without common words, they are neither kept nor asked for. */
  constructor(bytes, variant) {
    const options = variant === "without-common" ? WITHOUT_COMMON : OPTIONS;
    this.#index = bytes ? MiniSearch.loadJSON(toText(bytes), options) : new MiniSearch(options);
  }

  insert({ id, heading, question, answer }) {
    this.#index.add({ id, heading, question, answer: answer.join("\n") });
  }

  search(query, kind, limit) {
    return this.#index.search(query, SEARCH[kind]).slice(0, limit).map((found) => found.id);
  }

  save() {
    return toBytes(this.#index);
  }
}
