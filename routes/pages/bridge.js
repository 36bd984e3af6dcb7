// @ts-check
// Between the page and the framed map; the names of what they tell each other are those of events.js.
/**
 * @typedef {object} Told
 * @property {Record<string, unknown>} shown  What the map is to show now.
 * @property {Record<string, string>} opens  How a fresh map opens.
 * @property {string[]} kept  The names of what the page wants to hear.
 * @property {string[]} pages  The paths of all pages.
 */
/** @typedef {(name: string, value: {value: string, time: number}) => void} SetState */
/** @typedef {{data: Told, set: SetState, timers: Record<string, number>, listen: (event: MessageEvent) => void}} Bridge */

const REST = 400; // milliseconds after which what changes quickly has come to rest
const NARROW = 760; // pixels: a phone
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
 * Hands to the page what the map tells: a selection or a question at once, all else once it has come to rest.
 * @param {Bridge} bridge
 * @param {string} name
 * @param {string} value
 */
function hand(bridge, name, value) {
  // With its time: the same told again is news where the page has gone back in between.
  const told = { value, time: performance.now() };
  const tell = () => bridge.set(name, told);
  if (name === EVENTS.select || name === EVENTS.ask) {
    tell();
    return;
  }
  clearTimeout(bridge.timers[name]);
  bridge.timers[name] = setTimeout(tell, REST);
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
  if (message[EVENTS.ready]) send({ ...bridge.data.shown, ...bridge.data.opens, look: look() });
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
    timers: {},
    listen: (event) => hear(bridge, event),
  };
  if (!old) {
    bridges.set(parentElement, bridge);
    window.addEventListener("message", bridge.listen);
  }
  bridge.data = data;
  bridge.set = setStateValue;
  // Map and bridge start in any order: whichever comes last makes the map open at its position.
  send(old ? data.shown : { ...data.shown, ...data.opens, look: look() });
  return () => {
    Object.values(bridge.timers).forEach(clearTimeout);
    window.removeEventListener("message", bridge.listen);
    bridges.delete(parentElement);
  };
}
