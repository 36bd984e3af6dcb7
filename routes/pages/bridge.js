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
/** @typedef {{value: string, time: number}} Said  With its time. */
/** @typedef {(name: string, value: Said & {along?: Record<string, Said>}) => void} SetState */
/**
 * @typedef {object} Bridge
 * @property {Told} data
 * @property {SetState} set
 * @property {Map<string, {told: Said, timer: number}>} waiting  What the map has told and the page does not know yet.
 * @property {Map<string, Said>} stands  How the map stands, and since when it has said so itself.
 * @property {boolean} left  Whether its page has been left: from then on it tells nothing.
 * @property {AbortController} end
 */

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
    const corridor = journey
      ? { ...message, journey: await packing.unpack(String(journey)) }
      : message;
    frame()?.contentWindow?.postMessage({ corridor }, "*");
  });
}

/** @param {Bridge} bridge  What its map is to be told of how it stands: nothing of what that has told since. */
function news({ data, stands }) {
  const found = Object.entries(data.opens).filter(([name, value]) => {
    const known = stands.get(name);
    return known?.value !== value && (known?.time ?? 0) <= (data.since[name] ?? 0);
  });
  for (const [name, value] of found) stands.set(name, { value, time: 0 });
  return Object.fromEntries(found);
}
/** @param {Bridge} bridge  Its map is told what to show, and whether the address says where. */
const message = (bridge) => ({
  ...bridge.data.shown,
  [EVENTS.placed]: Boolean(bridge.data.opens.at),
  ...news(bridge),
});
/** @param {Bridge} bridge  Whose map has just opened, or has yet to be spoken to. */
function open(bridge) {
  bridge.stands.clear();
  send({ ...message(bridge), look: look() });
}

/**
 * Hands to the page what the map tells: all else once it has come to rest, but a selection or a question at once,
 * and what has been told before it along with it, so that one act is one step back.
 * @param {Bridge} bridge
 * @param {string} name
 * @param {string} value
 */
function hand(bridge, name, value) {
  if (bridge.left) return;
  // With its time: the same told again is news where the page has gone back in between.
  const told = { value, time: performance.now() };
  bridge.stands.set(name, told);
  clearTimeout(bridge.waiting.get(name)?.timer);
  if (name === EVENTS.select || name === EVENTS.ask)
    bridge.set(name, { ...told, along: Object.fromEntries(drawn(bridge)) });
  else
    bridge.waiting.set(name, {
      told,
      timer: setTimeout(() => {
        bridge.waiting.delete(name);
        bridge.set(name, told);
      }, REST),
    });
}
/**
 * Takes back what waits to be told.
 * @param {Bridge} bridge
 * @returns {[name: string, told: Said][]}
 */
function drawn({ waiting }) {
  const found = [...waiting];
  waiting.clear();
  for (const [, { timer }] of found) clearTimeout(timer);
  return found.map(([name, { told }]) => [name, told]);
}
/**
 * Who goes back or leaves the page leaves behind what the map has yet to tell: told later, it would come
 * on top of what is there by then; and the framework empties a page on which another's parts are heard.
 * @param {Bridge} bridge
 * @param {boolean} left
 */
function forget(bridge, left) {
  for (const [name] of drawn(bridge)) bridge.stands.delete(name);
  bridge.left ||= left;
}
/**
 * Whether a click leads to another page of the app: the framework takes it, and the browser does not.
 * @param {MouseEvent} event
 */
function leads({ target, defaultPrevented }) {
  const link = target instanceof Element ? target.closest("a") : null;
  return defaultPrevented && Boolean(link) && link?.pathname !== location.pathname;
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
    left: false,
    end: new AbortController(),
  };
  if (!old) {
    bridges.set(parentElement, bridge);
    const { signal } = bridge.end;
    const { pathname } = location;
    const back = () => forget(bridge, location.pathname !== pathname);
    window.addEventListener("message", (event) => hear(bridge, event), { signal });
    window.addEventListener("popstate", back, { signal });
    window.addEventListener("click", (event) => leads(event) && forget(bridge, true), { signal });
  }
  bridge.data = data;
  bridge.set = setStateValue;
  // Map and bridge start in any order: whichever comes last makes the map open at its position.
  if (old) send(message(bridge));
  else open(bridge);
  return () => {
    forget(bridge, true);
    bridge.end.abort();
    bridges.delete(parentElement);
  };
}
