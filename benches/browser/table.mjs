// The figures as plain tables, one a size.

const KINDS = { long: "long queries", words: "four words", prefix: "prefixes" };
const NAMES = {
  "question-desk": "Question Desk", sqlite: "SQLite FTS5", "sqlite-without-common": "SQLite FTS5 *",
  "sqlite-with-columns": "SQLite FTS5 * by column",
  minisearch: "MiniSearch", "minisearch-without-common": "MiniSearch *", flexsearch: "FlexSearch",
  elasticlunr: "elasticlunr",
};

const NOTES = [
  "Build: putting records into the index, without fetching them; the better of two fresh pages. Load: from the saved bytes",
  "in memory to an index that answers; the best of three fresh pages. Queries: milliseconds at the 50th and 95th",
  "percentile, after twenty to warm up; each is asked three times, slow ones once, and the best time counts. Memory in",
  "millions of bytes: for modules (Question Desk, SQLite) the whole linear memory, which never shrinks; for the others",
  "what the JavaScript heap holds more than before, after collecting garbage. No engine keeps the texts. * leaves out",
  "common words, as FlexSearch and elasticlunr do of themselves: SQLite when it is asked a long query, MiniSearch always.",
];

const number = (value, digits) => (value === undefined ? "-" : value.toFixed(digits));
const millions = (bytes) => (bytes === undefined ? "-" : (bytes / 1e6).toFixed(1));

/** The value below which so many in a hundred lie. */
function percentile(times, part) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))];
}

function latency(sets, kind) {
  const times = sets.filter((set) => set.kind === kind).flatMap((set) => set.times);
  return times.length ? `${percentile(times, 50).toFixed(2)} ${percentile(times, 95).toFixed(2)}` : "-";
}

function speed({ engine, built, loaded }) {
  const figures = [
    number(built.building / 1000, 2), millions(built.memory), millions(built.saved), number(loaded?.loading, 0),
    millions(loaded?.memory),
  ];
  return [NAMES[engine] ?? engine, ...figures, ...Object.keys(KINDS).map((kind) => latency(built.sets, kind))];
}

const SPEED = ["", "build s", "memory MB", "saved MB", "load ms", "loaded MB", ...Object.values(KINDS)];

function quality({ engine, built, loaded }) {
  const judged = built.sets.filter((set) => set.count);
  const again = loaded && loaded.sets.every((set) => same(set, built.sets.find(({ name }) => name === set.name)));
  const after = loaded ? (again ? "same" : "differs") : "-";
  return [NAMES[engine] ?? engine, ...judged.map((set) => `${set.recall.toFixed(3)} ${set.mrr.toFixed(3)}`), after];
}

const same = (one, other) => one.recall === other.recall && one.mrr === other.mrr;

/** Rows under their heads, the first column to the left, the others to the right. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column ? text.padStart(widths[column] + 2) : text.padEnd(widths[0]));
  return rows.map((row) => row.map(cell).join("").trimEnd()).join("\n");
}

/** How it was measured. */
export function introduction({ isReal }) {
  const origin = isReal
    ? "The records are the corpus of written questions."
    : "The corpus is not beside the project: these records are invented, and nothing is said about quality.";
  return [origin, ...NOTES].join("\n");
}

/** The tables of one size. */
export function tablesOf(figures, size, { isReal, size: whole, upTo }) {
  const rows = figures.filter((row) => row.size === size);
  const characters = upTo(size).reduce((sum, { heading, question, answer }) =>
    sum + (heading?.length ?? 0) + question.length + answer.join("\n").length, 0);
  const { sets } = rows[0].built;
  const asked = sets.map((set) => `${set.times.length} ${set.name}`).join(", ");
  const heads = sets.filter((set) => set.count).map((set) => `${set.name} (${set.count})`);
  const parts = [
    `\n${size.toLocaleString("en-GB")} records, ${(characters / 1e6).toFixed(1)} million characters; asked: ${asked}`,
    table([SPEED, ...rows.map(speed)]),
  ];
  if (heads.length) parts.push("Recall and MRR at 10:", table([["", ...heads, "loaded"], ...rows.map(quality)]));
  if (isReal && size > whole) {
    parts.push("Recombined records repeat sentences of the right answers: compare engines here, not sizes.");
  }
  return parts.join("\n");
}
