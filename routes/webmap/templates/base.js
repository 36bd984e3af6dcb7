// @ts-check
// What all features share: the data and the state beside it, events, failures, and the start in order of need.
/** @type {Corridor} */
const corridor = (() => {
  let data = /** @type {Payload} */ ({}); // it comes in parts: see begin, finish and extend
  const embedded = Boolean(document.documentElement.dataset.embedded);
  /** @type {State} */
  const state = {
    theme: "mode",
    selected: null,
    allowed: null,
    lit: null,
    tour: "",
    year: null,
    ready: false,
  };
  /** @type {Partial<Features>} */
  const features = {}; // what each feature that has started shares
  /** @type {{name: string, needs: string[], start: (needed: any) => any}[]} */
  let waiting = []; // registered, and not started yet
  /** @type {{owner: string, event: string, act: (detail: any) => void}[]} */
  let listeners = [];
  /** @type {Map<string, Setting>} */
  const kept = new Map(); // what a link keeps
  const said = new Set();
  let running = "map"; // the feature whose script runs
  /** @type {L.Map} */
  let map;
  /** @type {Frame} */
  let frame;

  /**
   * Shows a line on the map that says what is wrong; the reader may close it.
   * @param {"alert" | "status"} role
   * @param {string} text
   */
  function say(role, text) {
    if (said.has(text)) return;
    said.add(text);
    const line = document.createElement("p");
    const close = document.createElement("button");
    line.setAttribute("role", role);
    close.type = "button";
    close.setAttribute("aria-label", data.words?.close ?? "");
    close.textContent = "×";
    close.onclick = () => {
      said.delete(text);
      line.remove();
    };
    line.append(text, close);
    document.getElementById("told")?.append(line);
  }
  /** @param {"alert" | "status"} role */
  function unsay(role) {
    for (const one of document.querySelectorAll(`#told [role=${role}] button`))
      /** @type {HTMLElement} */ (one).click();
  }

  /**
   * What fails is told and does not stop the others; the error still reaches the console.
   * @type {Corridor["guard"]}
   */
  function guard(name, act, failed) {
    const before = running;
    running = name;
    try {
      return act();
    } catch (error) {
      say(
        "alert",
        `${data.words.part_failed} (${name}: ${error instanceof Error ? error.message : error})`,
      );
      setTimeout(() => {
        throw error;
      });
      if (failed) failed();
      return undefined;
    } finally {
      running = before;
    }
  }

  /** @type {Corridor["on"]} */
  const on = (events, act) => {
    listeners.push(...events.map((event) => ({ owner: running, event, act })));
  };
  /** @type {Corridor["tell"]} */
  const tell = (event, detail) => {
    for (const one of listeners.filter((one) => one.event === event))
      guard(one.owner, () => one.act(detail));
  };

  /** @type {Corridor["keep"]} */
  const keep = (name, get, set, allowed = () => "") => {
    kept.set(name, { owner: running, get, set, allowed });
  };
  /** @type {Corridor["changed"]} */
  const changed = (...names) => tell(EVENTS.changed, names);

  // What failed while it started leaves nothing behind that could fail again.
  /** @param {string} name */
  function forget(name) {
    listeners = listeners.filter((one) => one.owner !== name);
    for (const [key, one] of kept) if (one.owner === name) kept.delete(key);
  }

  /** @type {Corridor["feature"]} */
  const feature = (name, needs, start) => {
    waiting.push({ name, needs, start });
  };
  /** @param {string} need */
  const stands = (need) => Object.hasOwn(features, need);
  // Always the first one that has all it needs: the order of the files decides between equals.
  function start() {
    const next = () => waiting.find(({ needs }) => needs.every(stands));
    for (let one = next(); one; one = next()) {
      const { name, start: act } = one;
      waiting = waiting.filter((other) => other !== one);
      const begin = () => {
        Object.assign(features, { [name]: act(features) || {} });
      };
      guard(name, begin, () => forget(name));
    }
  }

  // The lines are drawn by what needs no more than the map and the first part of the data; all else
  // waits for the second one, and until the document is read.
  /** @type {Corridor["begin"]} */
  function begin(leaflet, about) {
    map = leaflet;
    frame = about;
    map.attributionControl?.setPrefix('<a href="https://leafletjs.com/">Leaflet</a>'); // no flag
    map.setView(L.latLngBounds(about.whole).getCenter(), 4, { animate: false });
    Object.assign(data, starting.first());
    start();
  }
  function startAll() {
    start();
    const missing = new Set(waiting.flatMap(({ needs }) => needs.filter((need) => !stands(need))));
    if (missing.size)
      say(
        "alert",
        `${data.words.part_failed} (${waiting.map(({ name }) => name).join(", ")} ← ${[...missing].join(", ")})`,
      );
  }
  function complete() {
    features.page = {};
    startAll();
    tell(EVENTS.started);
    tell(EVENTS.opened);
    state.ready = true;
    starting.whole();
    tell(EVENTS.ready);
  }
  async function finish() {
    if (document.readyState === "loading")
      await new Promise((read) => document.addEventListener("DOMContentLoaded", read));
    const parts = await Promise.all([starting.part("rest"), starting.part("script")]);
    guard("map", () => starting.join(data, parts[0]));
    starting.run(parts[1]);
    complete();
  }
  // What has started keeps the data that it knows.
  /** @type {Corridor["extend"]} */
  function extend(more, script) {
    data = Object.freeze({ ...data, ...starting.frozen(more) });
    starting.run(script);
    startAll();
  }

  return {
    embedded,
    state,
    kept,
    features,
    feature,
    begin,
    finish,
    extend,
    guard,
    say,
    unsay,
    on,
    tell,
    keep,
    changed,
    get data() {
      return data;
    },
    get words() {
      return data.words;
    },
    get map() {
      return map;
    },
    get frame() {
      return frame;
    },
  };
})();
