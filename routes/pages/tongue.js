// @ts-check
// The language of the whole document, and what the framework says by itself, in the reader's language.
/** @typedef {{lang: string, words: Record<string, string>, typed: string, more: string}} Spoken */
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const GAP = "{}"; // stands for a name or number in what is read aloud
const ALOUD = "[data-live-announcer]";
const NAMED = ": "; // parts what a button does from what it belongs to
/** @type {WeakMap<Node, Map<string, [first: string, shown: string]>>} */
const before = new WeakMap(); // what the framework has said, and what it was given instead
/** @type {Spoken} */
let spoken = { lang: "", words: {}, typed: "", more: "" };

/** @param {string} text */
function filled(text) {
  for (const [pattern, words] of Object.entries(spoken.words)) {
    const [head, tail] = pattern.split(GAP);
    if (tail === undefined || !text.startsWith(head) || !text.endsWith(tail)) continue;
    const gap = text.slice(head.length, text.length - tail.length);
    if (gap) return words.replace(GAP, () => gap);
  }
  return text;
}

/** @type {(text: string, aloud: boolean) => string} */
function said(text, aloud) {
  if (Object.hasOwn(spoken.words, text)) return spoken.words[text];
  if (aloud && filled(text) !== text) return filled(text);
  const [head, ...rest] = text.split(NAMED);
  const known = rest.length && Object.hasOwn(spoken.words, head);
  return known ? [spoken.words[head], ...rest].join(NAMED) : text;
}

/** @type {(node: Node, name: string, now: string, set: (text: string) => void, more?: string) => void} */
function turn(node, name, now, set, more = "") {
  const known = before.get(node) || new Map();
  const [first, shown] = known.get(name) || ["", ""];
  const told = now === shown ? first : now; // unless the framework has said something else since
  const aloud = name !== "" || Boolean(node.parentElement?.closest(ALOUD));
  const wanted = said(told, aloud) + more;
  if (wanted !== now) set(wanted);
  if (wanted !== told || known.has(name)) before.set(node, known.set(name, [told, wanted]));
}

// Several tables have their pages: each of these landmarks has a number.
const LANDMARKS = '.stMain [role="navigation"]';
/** @param {Element} element */
function numbered(element) {
  const all = [...document.querySelectorAll(LANDMARKS)];
  return all.includes(element) ? ` ${all.indexOf(element) + 1}` : "";
}
/** @param {Element} element */
function attributes(element) {
  for (const name of ATTRIBUTES) {
    const now = element.getAttribute(name);
    const set = (/** @type {string} */ text) => element.setAttribute(name, text);
    if (now) turn(element, name, now, set, numbered(element));
  }
}

/** @param {Node} node */
function all(node) {
  if (node instanceof Text) {
    if (!node.parentElement?.closest(".stHtml, script, style"))
      turn(node, "", node.data, (text) => {
        node.data = text;
      });
  } else if (node instanceof Element) {
    attributes(node);
    node.childNodes.forEach(all);
  }
}

const watch = new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes)
    if (type === "childList") addedNodes.forEach(all);
    else if (type === "attributes") attributes(/** @type {Element} */ (target));
    else all(target);
  // One that comes later may stand before the others, and moves their numbers.
  if (changes.some(({ type }) => type === "childList"))
    document.querySelectorAll(LANDMARKS).forEach(attributes);
});

/**
 * @param {object} one
 * @param {Spoken} one.data
 */
export default function speak({ data }) {
  typing.address = data.typed;
  rows.more = data.more;
  if (data.lang === spoken.lang) return;
  spoken = data;
  document.documentElement.lang = data.lang;
  watch.disconnect();
  all(document.body);
  const changes = { subtree: true, childList: true, characterData: true, attributes: true };
  watch.observe(document.body, { ...changes, attributeFilter: ATTRIBUTES });
}
