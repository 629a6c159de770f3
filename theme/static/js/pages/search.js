// Looks things up in the index that `linli build` wrote (plugins/linli/artefacts/search.py says how it is laid out).
(() => {
"use strict";

const place = document.querySelector("[data-search]");
if (!place) return;

const say = place.dataset;
const form = place.querySelector("form");
const status = place.querySelector("[role=status]");
const results = place.querySelector("ol");
const more = place.querySelector(".search__more");
const filters = { kind: form.elements.kind, community: form.elements.community, year: form.elements.year };
const PER_PAGE = 10;
const AROUND = 36;

// Files of the index are scripts that call `linliSearch` with their name and what they hold.
const waiting = new Map();
const loaded = new Map();
self.linliSearch = (name, value) => waiting.get(name)(value);

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = `${say.search}${name}.js`;
      script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
      document.head.append(script);
    }));
  }
  return loaded.get(name);
}

// Texts are compared as `normalise` makes them.
const HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3040-\\u30ff\\u3100-\\u312f\\u31a0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const SPACE_BESIDE_HAN = new RegExp(`(?<=[${HAN}]) | (?=[${HAN}])`, "gu");
const normalise = (text) => text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ").replace(SPACE_BESIDE_HAN, "");

// Each pair of neighbours; among Latin letters, digits and spaces triples, for of pairs every text has all.
function keysOf(text) {
  const characters = [...text];
  const keys = new Set();
  for (let i = 0; i + 1 < characters.length; i++) {
    const triple = characters.slice(i, i + 3).join("");
    keys.add(/^[a-z0-9 ]{3}$/.test(triple) ? triple : characters.slice(i, i + 2).join(""));
  }
  return [...keys];
}

// The rest of a long question is left to `holds`.
const MOST_KEYS = 6;
const spread = (keys) => (keys.length <= MOST_KEYS ? keys : Array.from({ length: MOST_KEYS }, (_, i) => keys[Math.round((i * (keys.length - 1)) / (MOST_KEYS - 1))]));

// Numbers: base 32, the lowest digit first.
const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((c, i) => [c, i]));

function numbers(text) {
  const found = [];
  let value = 0, shift = 0;
  for (const character of text) {
    const digit = DIGITS.get(character);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit < 32) { found.push(value); value = shift = 0; }
  }
  return found;
}

function sums(text) {
  let sum = -1;
  return numbers(text).map((step) => (sum += step));
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

let overview;

// The pages that hold a key: a map from a page's number to whether it is in the title.
async function pagesOf(key) {
  const shard = await load(`k${(crc32(key) % overview.shards).toString(16)}`);
  const [all, titles = ""] = (Object.hasOwn(shard, key) ? shard[key] : "").split(" ");
  const inTitle = new Set(sums(titles));
  return new Map(sums(all).map((page) => [page, inTitle.has(page)]));
}

async function pagesWith(text) {
  const [first, ...others] = await Promise.all(spread(keysOf(text)).map(pagesOf));
  const pages = [...(first ?? [])].filter(([page]) => others.every((other) => other.has(page)));
  return new Map(pages.map(([page, inTitle]) => [page, inTitle && others.every((other) => other.get(page))]));
}

async function entryOf(page) {
  const group = await load(`x${(page % overview.files).toString(16)}`);
  const [url, title, when, text] = group[page];
  return { url, title, when, text };
}

// All pairs of a question can stand in a text that does not hold the question itself.
async function holds(page, parts) {
  const { title, text } = await entryOf(page);
  const texts = [normalise(title), normalise(text)];
  return parts.every((part) => texts.some((other) => other.includes(part)));
}

const isSure = (parts) => parts.every((part) => keysOf(part).length === 1);

async function find(text) {
  const whole = normalise(text);
  const pages = await pagesWith(whole);
  const words = [...new Set(text.trim().split(/\s+/).map(normalise).filter((word) => [...word].length > 1))];
  if (words.length < 2 || (await isAnyTrue(pages, [whole]))) return { pages, parts: [whole], apart: false };
  const [first, ...others] = await Promise.all(words.map(pagesWith));
  const common = [...first].filter(([page]) => others.every((other) => other.has(page)));
  return { pages: new Map(common), parts: words, apart: true };
}

// Whether the best pages hold the question as one phrase; if not, its words are looked for apart.
async function isAnyTrue(pages, parts) {
  for (const page of ranked(pages).slice(0, PER_PAGE)) if (await holds(page, parts)) return true;
  return false;
}

// Ranking and filters.
const yearOf = (page) => (overview.day[page] ? new Date((overview.day[page] - 1) * 864e5).getUTCFullYear() : 0);

function ranked(pages) {
  return [...pages.keys()].sort((a, b) =>
    pages.get(b) - pages.get(a) || overview.kind[a] - overview.kind[b] || overview.day[b] - overview.day[a] || a - b);
}

function passes(page, except) {
  return (except === "kind" || !filters.kind.value || overview.kind[page] === +filters.kind.value)
    && (except === "community" || !filters.community.value || overview.community[page] === +filters.community.value)
    && (except === "year" || !filters.year.value || yearOf(page) === +filters.year.value);
}

function offer(name, pages, valueOf, labelOf) {
  const counts = new Map();
  for (const page of pages) if (passes(page, name)) counts.set(valueOf(page), (counts.get(valueOf(page)) ?? 0) + 1);
  const chosen = filters[name].value;
  const values = [...counts.keys()].filter((value) => labelOf(value)).sort((a, b) => (name === "year" ? b - a : a - b));
  filters[name].replaceChildren(new Option(say.all, ""), ...values.map((value) => new Option(`${labelOf(value)} (${counts.get(value)})`, value)));
  filters[name].value = values.includes(+chosen) && chosen !== "" ? chosen : "";
}

// Showing.
function marked(text, parts) {
  const nodes = [];
  const wanted = parts.map(loosely).filter(Boolean);
  let rest = 0;
  if (wanted.length) {
    for (const match of text.matchAll(new RegExp(wanted.join("|"), "giu"))) {
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      nodes.push(text.slice(rest, match.index), mark);
      rest = match.index + match[0].length;
    }
  }
  return [...nodes, text.slice(rest)];
}

// A part of a question as a pattern for the text as it was written: full or half width, with or without spaces.
function loosely(part) {
  return [...part].map((character) => {
    const wide = character > " " && character <= "~" ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : "";
    const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    return wide ? `(?:${plain}|${wide})` : plain;
  }).join("\\s*");
}

function excerpt(text, parts) {
  const pattern = parts.map(loosely).filter(Boolean).join("|");
  const at = pattern ? text.search(new RegExp(pattern, "iu")) : -1;
  if (at < 0) return text.slice(0, AROUND * 3) + (text.length > AROUND * 3 ? "…" : "");
  const start = at > AROUND ? at - AROUND : 0;
  return (start ? "…" : "") + text.slice(start, at + AROUND * 3) + (at + AROUND * 3 < text.length ? "…" : "");
}

async function item(page, parts) {
  const { url, title, when, text } = await entryOf(page);
  const node = document.createElement("li");
  const link = document.createElement("a");
  const facts = document.createElement("p");
  const words = document.createElement("p");
  link.href = say.root + url;
  if (location.protocol === "file:") link.href += "index.html";
  link.append(...marked(title, parts));
  facts.className = "search__facts";
  const [kind, community] = [overview.kinds[overview.kind[page]][1], overview.communities[overview.community[page]][1]];
  facts.textContent = [kind, community, when].filter(Boolean).join(" · ");
  words.append(...marked(excerpt(text, parts), parts));
  node.append(link, facts, words);
  return node;
}

let shown = [], next = 0, parts = [];

// Show so many more pages, and strike off those that only seemed to hold the question.
async function showMore(count) {
  const mine = asked;
  const items = [];
  while (items.length < count && next < shown.length) {
    const page = shown[next];
    const node = isSure(parts) || (await holds(page, parts)) ? await item(page, parts) : null;
    // Another question may have been asked in the meantime: what is shown now is that one's.
    if (mine !== asked) return;
    if (node) {
      items.push(node);
      next += 1;
    } else {
      shown.splice(next, 1);
    }
  }
  results.append(...items);
  more.hidden = next >= shown.length;
  tell();
  return items[0];
}

function tell() {
  // Pages that only seem to hold a long question are struck off when their turn comes.
  const forms = JSON.parse(isSure(parts) || next >= shown.length ? say.found : say.atMost);
  const category = new Intl.PluralRules(document.documentElement.lang).select(shown.length);
  const count = (forms[category] ?? forms.other).replace("{n}", shown.length);
  status.textContent = !shown.length ? say.none.replace("{words}", form.elements.q.value.trim()) : apart ? `${say.apart} ${count}` : count;
}

let asked = 0, apart = false;

async function answer() {
  const mine = ++asked;
  results.setAttribute("aria-busy", "true");
  await show(mine);
  if (mine === asked) results.setAttribute("aria-busy", "false");
}

async function show(mine) {
  const text = form.elements.q.value.trim();
  results.replaceChildren();
  more.hidden = true;
  form.querySelector(".search__filters").hidden = true;
  place.querySelector(".search__directory").hidden = Boolean(text);
  if (!text) { status.textContent = ""; return; }
  if ([...normalise(text)].length < 2) { status.textContent = say.short; return; }
  try {
    await start();
    const found = await find(text);
    if (mine !== asked) return;
    const pages = ranked(found.pages);
    offer("kind", pages, (page) => overview.kind[page], (kind) => overview.kinds[kind][1]);
    offer("community", pages, (page) => overview.community[page], (community) => overview.communities[community][1]);
    offer("year", pages, yearOf, (year) => year && String(year));
    form.querySelector(".search__filters").hidden = pages.length < 2;
    ({ parts, apart } = found);
    shown = pages.filter((page) => passes(page));
    next = 0;
    await showMore(PER_PAGE);
  } catch {
    status.textContent = say.lost;
    place.querySelector(".search__directory").hidden = false;
  }
}

async function start() {
  if (overview) return;
  const read = await load("index");
  const pages = sums(read.ids);
  // Pages have numbers from their addresses, with gaps between them.
  const byPage = (written) => numbers(written).reduce((all, value, i) => ((all[pages[i]] = value), all), []);
  overview = { ...read, kind: byPage(read.kindOf), community: byPage(read.communityOf), day: byPage(read.dayOf) };
}

// The address holds the question, so that it can be shared and the way back works.
function fromAddress() {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get("q") ?? "";
  for (const [name, select] of Object.entries(filters)) select.replaceChildren(new Option("", asked.get(name) ?? "", true, true));
  return answer();
}

function toAddress(keep) {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  // A page opened from a folder may not change its address; it answers all the same.
  if (location.protocol !== "file:") history[keep ? "pushState" : "replaceState"](null, "", `?${asked}`);
  return answer();
}

let typing;
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  toAddress(true);
});
for (const select of Object.values(filters)) select.addEventListener("change", () => toAddress(true));
form.elements.q.addEventListener("input", (event) => {
  clearTimeout(typing);
  if (!event.isComposing) typing = setTimeout(() => toAddress(false), 250);
});
form.elements.q.addEventListener("compositionend", () => toAddress(false));
more.addEventListener("click", async () => {
  results.setAttribute("aria-busy", "true");
  const first = await showMore(PER_PAGE);
  results.setAttribute("aria-busy", "false");
  first?.querySelector("a").focus();
});
addEventListener("popstate", fromAddress);
fromAddress();
})();
