// The npm package "docx" making the same Word document: the same words, the same styles, letters that begin again.

import {
  AlignmentType, Document, LevelFormat, Packer, Paragraph, Tab, TabStopType, TextRun,
} from "/peers/docx/dist/index.mjs";

const HEADINGS = ["Title", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"];

const bold = (size) => ({ bold: true, size });
const spaced = (before, after) => ({ keepNext: true, keepLines: true, spacing: { before, after, line: 240 } });
const STYLES = {
  default: {
    document: {
      run: { font: "Arial", size: 24, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 160, line: 276 } },
    },
    title: { run: bold(36), paragraph: spaced(0, 200) },
    heading1: { run: bold(30), paragraph: spaced(320, 160) },
    heading2: { run: bold(26), paragraph: spaced(280, 140) },
  },
  paragraphStyles: [
    { id: "Details", name: "Details", basedOn: "Normal", quickFormat: true,
      paragraph: { indent: { left: 2552, hanging: 2552 }, spacing: { after: 200 }, contextualSpacing: true } },
    { id: "Quote", name: "Quote", basedOn: "Normal", quickFormat: true,
      paragraph: { indent: { left: 567, right: 567 },
        border: { left: { style: "single", size: 18, space: 12, color: "767F8A" } } } },
    { id: "QuoteSource", name: "Quote Source", basedOn: "Quote", run: { size: 22, color: "404852" } },
    { id: "Part", name: "Part", basedOn: "Normal", quickFormat: true },
  ],
  characterStyles: [{ id: "Strong", name: "Strong", run: { bold: true } }],
};

const level = (number, format, text) => ({
  level: number, format, text, alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 567 * (number + 1), hanging: 567 } } },
});
const LETTERS = [level(0, LevelFormat.LOWER_LETTER, "%1."), level(1, LevelFormat.LOWER_ROMAN, "(%2)")];

const styled = (style, text) => new Paragraph({ style, children: [new TextRun(text)] });

/** A part with the pieces beneath it, as paragraphs of one list. */
function parts(items, instance, depth = 0) {
  return items.flatMap(({ text, items: inner }) => [
    new Paragraph({ style: "Part", numbering: { reference: "parts", level: depth, instance }, children: [new TextRun(text)] }),
    ...parts(inner, instance, depth + 1),
  ]);
}

/** The paragraphs of a paper; each heading begins a list anew. */
function paragraphs(nodes) {
  let instance = 0;
  return nodes.flatMap((node) => {
    if (node.heading !== undefined) {
      instance += 1;
      return [styled(HEADINGS[node.level - 1], node.heading)];
    }
    if (node.facts) {
      return node.facts.map(([name, value]) => new Paragraph({
        style: "Details", tabStops: [{ type: TabStopType.LEFT, position: 2552 }],
        children: [new TextRun({ text: `${name}:`, style: "Strong" }), new TextRun({ children: [new Tab(), value] })],
      }));
    }
    if (node.quotation) {
      const source = node.source ? [styled("QuoteSource", node.source)] : [];
      return [...node.quotation.map((text) => styled("Quote", text)), ...source];
    }
    return node.parts ? parts(node.parts, instance) : [styled("Normal", node.paragraph)];
  });
}

/** The document's bytes. */
export async function make({ title, author, subject, nodes }) {
  const document = new Document({
    title, creator: author, subject, styles: STYLES,
    numbering: { config: [{ reference: "parts", levels: LETTERS }] },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 } } },
      children: paragraphs(nodes),
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
