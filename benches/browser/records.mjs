// The records and queries that every engine is given: always the same ones.
//
// The corpus lies beside the project; more records are made by recombining its sentences, as benches/search/corpus.rs
// does it, with the same numbers drawn. Where there is no corpus, one is invented and nothing has a right answer.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const FOLDER = new URL("../../../shared/corpus/", import.meta.url);
const MASK = (1n << 64n) - 1n;

/** Whole numbers below a bound, from a fixed seed (xorshift64). */
function draws(seed) {
  let state = seed;
  return (below) => {
    state ^= (state << 13n) & MASK;
    state ^= state >> 7n;
    state ^= (state << 17n) & MASK;
    return Number((state >> 11n) % BigInt(below));
  };
}

function read() {
  const file = (name) => readFileSync(new URL(name, FOLDER));
  try {
    const text = gunzipSync(file("written-questions-dev.ndjson.gz")).toString("utf8");
    const records = text.trimEnd().split("\n").map((line) => plain(JSON.parse(line)));
    return { records, gold: JSON.parse(file("gold-dev.json").toString("utf8")).sets };
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  }
}

/** A line of the corpus without what no engine is given. */
function plain({ id, heading, question, answer_paragraphs, body, asker, asked_on }) {
  return { id, heading, question, answer: answer_paragraphs, body, asker: asker?.toString() ?? null, asked_on };
}

/** Answers of two halves, each from another answer; the question is that of the second. */
function recombined(records, count) {
  const draw = draws(0x2545f4914f6cdd1dn);
  const sentences = (record) => record.answer.flatMap((text) => text.split(/(?<=\. )/));
  return Array.from({ length: count }, (_, number) => {
    const [head, tail] = [records[draw(records.length)], records[draw(records.length)]];
    const [early, late] = [sentences(head), sentences(tail)];
    const first = early.slice(0, Math.ceil(early.length / 2)).join("");
    const last = late.slice(late.length - Math.ceil(late.length / 2)).join("");
    return { ...tail, id: 10_000_000 + number, answer: [first, last] };
  });
}

/** Records of made-up words, the common ones far commoner, as in any language. */
function invented(count) {
  const draw = draws(0x9e3779b97f4a7c15n);
  const pick = (list) => list[draw(list.length)];
  const syllable = () => pick([..."bcdfghjklmnprstvw"]) + pick([..."aeiou"]);
  const word = () => Array.from({ length: 2 + draw(3) }, syllable).join("") + pick(["", "s", "n", "ing", "ed"]);
  const words = Array.from({ length: 30_000 }, word);
  // Squaring twice makes the first words of the list by far the commonest.
  const common = () => words[Math.floor((draw(1_000_000) / 1_000_000) ** 4 * words.length)];
  const run = (least, more) => Array.from({ length: least + draw(more) }, common).join(" ");
  const paragraph = () => `${run(12, 12)}. ${run(12, 12)}.`;
  return Array.from({ length: count }, (_, number) => ({
    id: number + 1, heading: run(2, 3), question: `${run(20, 30)}?`,
    answer: Array.from({ length: 1 + draw(4) }, paragraph), body: null, asker: null, asked_on: null,
  }));
}

const wordsOf = ({ answer }) => answer.join(" ").replaceAll(".", "").split(" ");

/** Queries of the three kinds for invented records; the four words are rare ones, as in the corpus's own sets. */
function inventedQueries(records) {
  const draw = draws(0x94d049bb133111ebn);
  const having = new Map();
  for (const word of records.flatMap((record) => [...new Set(wordsOf(record))])) {
    having.set(word, (having.get(word) ?? 0) + 1);
  }
  const [long, short, prefix] = [[], [], []];
  for (let number = 0; number < 300; number += 1) {
    const record = records[draw(records.length)];
    const words = wordsOf(record).filter((word) => word.length > 4 && having.get(word) < records.length / 50);
    const four = Array.from({ length: 4 }, () => words[draw(words.length)]);
    long.push({ query: record.question });
    short.push({ query: four.join(" ") });
    prefix.push({ query: [...four.slice(0, 3), four[3].slice(0, 4)].join(" ") });
  }
  return { long, "known-item": short, prefix };
}

/** The records up to a size, and the sets of queries, each with the kind of search that it is. */
export function library() {
  const corpus = read();
  const real = corpus?.records ?? invented(14_602);
  const kinds = { cited: "long", grouped: "long", long: "long", "known-item": "words", prefix: "prefix" };
  const sets = Object.entries(corpus?.gold ?? inventedQueries(real.slice(0, 2_000)));
  return {
    isReal: corpus !== undefined,
    size: real.length,
    upTo: (count) => [...real.slice(0, count), ...recombined(real, Math.max(0, count - real.length))],
    sets: sets.map(([name, queries]) => ({ name, kind: kinds[name], queries })),
  };
}
