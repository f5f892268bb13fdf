// Words, for engines that want them one by one or take a list of those to leave out.

/** Runs of letters and digits. */
export function words(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that say least about a question. */
const COMMON = new Set(
  ("a about all also an and any are as at be been but by can could did do does for from had has have he her his how i " +
    "if in into is it its may more my no not of on or our she should so such than that the their them there these they " +
    "this those to up us was we were what when where whether which while who why will with within would you your"
  ).split(" "),
);

/** Whether a word is one of the common ones. */
export const isCommon = (word) => COMMON.has(word.toLowerCase());
