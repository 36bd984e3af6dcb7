// @ts-check
// Between the page and the framed map; the names of what they tell each other are those of events.js.
/**
 * @typedef {object} Told
 * @property {Record<string, unknown>} shown  What the map is to show now.
 * @property {Record<string, string>} opens  How the map is to stand.
 * @property {Record<string, number>} since  When the map told what of this it told itself.
 * @property {string[]} kept  The names of what the page wants to hear.
 * @property {string[]} pages  The paths of all pages.
 */
/** @typedef {(name: string, value: {value: string, time: number}) => void} SetState */
/** @typedef {{timer: number, tell: () => void}} Waiting */
/**
 * @typedef {object} Bridge
 * @property {Told} data
 * @property {SetState} set
 * @property {Map<string, Waiting>} waiting  What the map has told and the page does not know yet.
 * @property {Map<string, {value: string, time: number}>} stands  How the map stands, and since when it has said so itself.
 * @property {AbortController} end
 */

const REST = 400; // milliseconds after which what changes quickly has come to rest
const NARROW = 760; // pixels: a phone
const ACTS = ["pointerdown", "keydown"]; // of a reader, outside the map
/** @type {WeakMap<HTMLElement, Bridge>} */
const bridges = new WeakMap();
const frame = () =>
  /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[data-corridor="map"]'));
let told = Promise.resolve();
/**
 * Tells the map something, one thing after another; a journey comes packed.
 * @param {Record<string, unknown>} message
 */
function send(message) {
  const { journey } = message;
  told = told.then(async () => {
    const corridor = journey ? { ...message, journey: await unpacked(String(journey)) } : message;
    frame()?.contentWindow?.postMessage({ corridor }, "*");
  });
}

// The framework remembers a look for each page by its path, and takes it up as the page opens.
/** @type {Record<string, string>} */
const THEMES = { "": "System", light: "Light", dark: "Dark" };
/** @param {string} path */
const keyOf = (path) => `stActiveTheme-${path}-v2`;
/** The look that was chosen; "" for that of the reader's settings. */
function look() {
  const theme = JSON.parse(memory.recall(keyOf(location.pathname)) ?? '"System"');
  return Object.keys(THEMES).find((one) => THEMES[one] === theme) ?? "";
}
/**
 * All pages wear what was chosen on one, also those to which no link leads now: a phone's menu is shut.
 * @param {string} chosen
 * @param {string[]} pages
 */
function wear(chosen, pages) {
  if (chosen === look()) return;
  const here = location.pathname.split("/").pop() ?? "";
  const folder = location.pathname.slice(0, location.pathname.length - here.length);
  const theme = JSON.stringify(THEMES[chosen] ?? "System");
  // The framework reads it as the page opens; where nothing may be kept, the map alone has changed.
  if (pages.map((page) => memory.keep(keyOf(folder + page), theme)).every(Boolean))
    location.reload();
}

/**
 * What the map is to be told of how it stands: nothing of what it has told since the page answered.
 * @param {Bridge} bridge
 */
function news({ data, stands }) {
  const found = Object.entries(data.opens).filter(([name, value]) => {
    const known = stands.get(name);
    return known?.value !== value && (known?.time ?? 0) <= (data.since[name] ?? 0);
  });
  for (const [name, value] of found) stands.set(name, { value, time: 0 });
  return Object.fromEntries(found);
}
/**
 * A map that has just opened, or that this bridge has yet to speak to.
 * @param {Bridge} bridge
 */
function open(bridge) {
  bridge.stands.clear();
  send({ ...bridge.data.shown, ...news(bridge), look: look() });
}

/**
 * Hands to the page what the map tells: a selection or a question at once, all else once it has come to rest.
 * @param {Bridge} bridge
 * @param {string} name
 * @param {string} value
 */
function hand(bridge, name, value) {
  // With its time: the same told again is news where the page has gone back in between.
  const told = { value, time: performance.now() };
  bridge.stands.set(name, told);
  const tell = () => {
    bridge.waiting.delete(name);
    bridge.set(name, told);
  };
  clearTimeout(bridge.waiting.get(name)?.timer);
  if (name === EVENTS.select || name === EVENTS.ask) tell();
  else bridge.waiting.set(name, { timer: setTimeout(tell, REST), tell });
}
/**
 * Who acts beside the map waits for nothing: told later, it would be lost with the page. And who goes
 * back leaves it behind: told later, it would come on top of that.
 * @param {Bridge} bridge
 * @param {boolean} back
 */
function hurry({ waiting, stands }, back) {
  for (const [name, { timer, tell }] of [...waiting]) {
    clearTimeout(timer);
    if (back) stands.delete(name);
    else tell();
  }
  waiting.clear();
}

// What answers journeys in the map is a file beside the map's, which the browser keeps; without it the page alone answers.
function plan() {
  const address = frame()?.dataset.address?.replace(/html$/, EVENTS.planner) ?? "";
  fetch(address)
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((planner) => planner && send({ [EVENTS.planner]: planner }))
    .catch(() => {});
}

/**
 * Makes the frame as high as what is in it, on a phone; beside a panel that scrolls it keeps its own height.
 * @param {number} height
 */
function fit(height) {
  if (height) frame()?.style.setProperty("--content", `${height}px`);
  else frame()?.style.removeProperty("--content");
}
function show() {
  const top = frame()?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > innerHeight / 2) frame()?.scrollIntoView({ block: "start" });
}

/**
 * @param {Bridge} bridge
 * @param {MessageEvent} event
 */
function hear(bridge, event) {
  if (event.source !== frame()?.contentWindow || !event.data?.corridor) return;
  const message = event.data.corridor;
  if (message[EVENTS.ready]) open(bridge);
  if (Object.hasOwn(message, EVENTS.look)) wear(message[EVENTS.look], bridge.data.pages);
  if (message[EVENTS.planner]) plan();
  if (EVENTS.height in message) fit(Number(message[EVENTS.height]));
  // On a phone the panel lies below the map: what shows there brings the map into sight again.
  if ((message[EVENTS.tour] || message[EVENTS.select]) && innerWidth <= NARROW) show();
  for (const name of bridge.data.kept)
    if (Object.hasOwn(message, name)) hand(bridge, name, message[name] || "");
}

/**
 * @param {object} one
 * @param {Told} one.data
 * @param {HTMLElement} one.parentElement
 * @param {SetState} one.setStateValue
 */
export default function connect({ data, parentElement, setStateValue }) {
  const old = bridges.get(parentElement);
  /** @type {Bridge} */
  const bridge = old || {
    data,
    set: setStateValue,
    waiting: new Map(),
    stands: new Map(),
    end: new AbortController(),
  };
  if (!old) {
    bridges.set(parentElement, bridge);
    const { signal } = bridge.end;
    window.addEventListener("message", (event) => hear(bridge, event), { signal });
    window.addEventListener("popstate", () => hurry(bridge, true), { signal });
    for (const act of ACTS)
      window.addEventListener(act, () => hurry(bridge, false), { signal, capture: true });
  }
  bridge.data = data;
  bridge.set = setStateValue;
  // Map and bridge start in any order: whichever comes last makes the map open at its position.
  if (old) send({ ...data.shown, ...news(bridge) });
  else open(bridge);
  return () => {
    hurry(bridge, true);
    bridge.end.abort();
    bridges.delete(parentElement);
  };
}
