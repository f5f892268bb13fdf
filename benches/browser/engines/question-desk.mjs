// Question Desk's own index, compiled with the release profile as the app is. One query language for every kind.

import init, { Search } from "/module/search_module.js";

const { memory } = await init();

export class Engine {
  static memoryOf = memory;
  #search;

  constructor(bytes) {
    this.#search = bytes ? Search.load(bytes) : new Search();
  }

  insert({ id, heading, question, answer, body, asker, asked_on }) {
    const about = [body ?? "", asker ?? "", asked_on ?? ""];
    this.#search.insert(id, heading, question, answer.join("\n"), about);
  }

  search(query, _kind, limit) {
    return Array.from(this.#search.rank(query, limit));
  }

  save() {
    return this.#search.save();
  }
}
