// Elements and words.  Text from documents reaches the page through `shown` alone: as text nodes, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const words = JSON.parse(document.getElementById("words").textContent);
const numbers = new Intl.NumberFormat(words.lang);
const plurals = new Intl.PluralRules(words.lang);
const percents = new Intl.NumberFormat(words.lang, { style: "percent", maximumFractionDigits: 1 });

/** The words for a key, with {names} filled in; a number `n` chooses the form (key.one, key.other). */
function say(key, values = {}) {
  const form = words[`${key}.${typeof values.n === "number" ? plurals.select(values.n) : ""}`];
  const text = form ?? words[`${key}.other`] ?? words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? written(values[name]) : whole));
}

function written(value) {
  return typeof value === "number" ? numbers.format(value) : value;
}

/** An element: h("p.quiet", { id: "x", onclick: f }, "text", other). */
function h(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// What acts or cannot be seen: C0 and C1, soft hyphen, zero width, bidirectional controls, tags, lone surrogates.
const ACTING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Scraped text as nodes: each character that could act is spelled out, so that the line is shown as it is stored. */
function shown(text) {
  const parts = [];
  let at = 0;
  for (const found of text.replace(/\r\n/g, "\n").matchAll(ACTING)) {
    parts.push(found.input.slice(at, found.index), h("span.control", {}, spelled(found[0])));
    at = found.index + found[0].length;
    if (parts.length > 400) break;
  }
  parts.push(text.replace(/\r\n/g, "\n").slice(at));
  return h("bdi", { dir: "auto" }, ...parts.filter((part) => part !== ""));
}

function spelled(character) {
  if (character === "\r") return "CR";
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A marked text: its lines in blocks of their own, so that no mark stands where there is nothing to read. */
function marked(tag, title, nodes) {
  const element = h(tag, { title }, ...nodes);
  for (const bdi of element.querySelectorAll("bdi")) {
    for (const node of [...bdi.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)) {
      const parts = node.data.split(/(\s*\n\s*)/u);
      node.replaceWith(...parts.filter(Boolean).map((part) => (part.trim() ? h("span.ink", {}, part) : part)));
    }
  }
  return element;
}

/** A shortened text: [beginning, how many characters are left out, end]. */
function whole([beginning, gap, end]) {
  return gap ? [shown(beginning), h("i.small", {}, say("left-out", { n: gap })), shown(end)] : [shown(beginning)];
}

function byId(id) {
  return document.getElementById(id);
}
