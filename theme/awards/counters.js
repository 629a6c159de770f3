// The counters of limits, the same as `graph/counting.py`; a test compares the two.
(() => {
  const space = "\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  const han = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
  const square = "\\u2e80-\\u2fff\\u3001-\\u303f\\u3041-\\u312f\\u3190-\\ua4cf\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f" +
    "\\uff01-\\uff9f\\uffe0-\\uffe6\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{323af}";
  const either = "\\u00a7\\u00b0\\u00b1\\u00b7\\u00d7\\u00f7\\u2010-\\u2027\\u2030-\\u205e\\u2100-\\u25ff\\u2605\\u2606";
  const other = `[^${space}${square}${either}]+`;
  const patterns = {
    word: new RegExp(`[^${space}]+`, "gu"),
    nonSpace: new RegExp(`[^${space}]`, "gu"),
    han: new RegExp(`[${han}]`, "gu"),
    square: new RegExp(`[${square}]`, "u"),
    wordZh: new RegExp(`[${square}]|[^${space}${square}]+`, "gu"),
    wordZhInChinese: new RegExp(`[${square}]|[${either}]|${other}(?:[${either}]${other})*`, "gu"),
  };
  const found = (text, pattern) => (text.match(pattern) || []).length;
  const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

  const counters = {
    ws_words: (text) => found(text, patterns.word),
    word_zh: (text) => text.split("\n").reduce(
      (sum, line) => sum + found(line, patterns.square.test(line) ? patterns.wordZhInChinese : patterns.wordZh), 0),
    codepoints: (text) => [...text].length,
    nonspace: (text) => found(text, patterns.nonSpace),
    utf16: (text) => text.length,
    utf16_crlf: (text) => text.length + text.split("\n").length - 1,
    graphemes: (text) => [...graphemes.segment(text)].length,
    han: (text) => found(text, patterns.han),
    lines: (text) => text ? text.split("\n").length : 0,
  };

  // As it lies in a paste file: LF between lines, and none at the end.
  const asCounted = (text) => text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const withoutMarkup = (text) => text.replace(/<[^<>]*>/g, "");

  globalThis.linliCount = (text, counter, stripHtml) =>
    counters[counter](asCounted(stripHtml ? withoutMarkup(text) : text));
  globalThis.linliCounters = Object.keys(counters);
})();
