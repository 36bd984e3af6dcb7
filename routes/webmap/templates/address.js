// @ts-check
// What a link keeps: read from the file's address or from the page around the map, and told to both.
corridor.feature("address", ["page"], () => {
  const { data, words, embedded, state, kept } = corridor;
  // In this order it is read: what may move the map comes last, and a position moves it last but for a selection.
  const ORDER = [
    EVENTS.off,
    EVENTS.on,
    EVENTS.theme,
    EVENTS.year,
    EVENTS.traffic,
    EVENTS.plan,
    EVENTS.choice,
    EVENTS.tour,
    EVENTS.at,
    EVENTS.select,
  ];
  /** @type {(name: string) => string} */
  const first = (name) => (Object.hasOwn(data.opens, name) ? data.opens[name] : "");
  /** @type {Map<string, any>} */
  let heard = new Map(); // what a message of the page brings while it is read: not told back
  /** @type {Set<string> | null} */
  let changing = null; // what changes while a message is read: only how it stands in the end is told
  let reading = false; // what is only half read is not written

  /** @param {Record<string, unknown>} message */
  function post(message) {
    const news = Object.entries(message).filter(([name, value]) => heard.get(name) !== value);
    if (state.ready && window.parent !== window && news.length)
      window.parent.postMessage({ corridor: Object.fromEntries(news) }, "*");
  }

  const tell = (/** @type {string[]} */ names) =>
    post(Object.fromEntries(names.map((name) => [name, kept.get(name)?.get()])));

  /**
   * What cannot be is told, and everything else is done.
   * @param {Map<string, string>} asked
   * @param {string[]} names
   */
  function read(asked, names) {
    /** @type {Refused[]} */
    const refused = [];
    /** @param {string} name */
    const refuse = (name) =>
      refused.push([`${name}=${asked.get(name)}`, kept.get(name)?.allowed() ?? ""]);
    for (const name of names) if (!kept.has(name)) refuse(name);
    for (const name of ORDER) {
      const one = kept.get(name);
      const value = asked.get(name);
      if (!one || value === undefined || !names.includes(name) || value === one.get()) continue;
      const set = corridor.guard(one.owner, () => one.set(value, asked));
      if (set === false) refuse(name);
      else if (Array.isArray(set)) refused.push(...set);
    }
    corridor.unsay("status");
    const told = refused.map(([part, allowed]) => part.slice(0, 60) + (allowed && ` (${allowed})`));
    if (told.length) corridor.say("status", `${words.not_here}: ${told.join("; ")}`);
  }

  // A file opened from disk keeps its state in the part of its address behind "#".
  function reread() {
    reading = true;
    const wanted = new URLSearchParams(location.hash.slice(1));
    const asked = new Map(
      ORDER.map((name) => /** @type {[string, string]} */ ([name, first(name)])),
    );
    wanted.forEach((value, name) => asked.set(name, value));
    read(
      asked,
      [...asked.keys()].filter((name) => kept.has(name) || wanted.has(name)),
    );
    reading = false;
    write();
  }
  function write() {
    if (reading || embedded) return;
    const now = new URLSearchParams();
    for (const name of ORDER) {
      const value = kept.get(name)?.get() ?? first(name);
      if (value !== first(name)) now.set(name, value);
    }
    const text = String(now).replace(/%(2F|2C|3D|3B)/g, decodeURIComponent); // as people write it
    if (text !== location.hash.slice(1)) history.replaceState(null, "", `#${text}`);
  }

  // The page around an embedded map may filter, select and move it; it hears of selections and moves.
  /** @param {Message} message */
  function hear(message) {
    const told = Object.entries(message).map(
      ([name, value]) => /** @type {[string, any]} */ ([name, value ?? ""]),
    );
    heard = new Map(told);
    changing = new Set();
    try {
      if (message.planner) corridor.extend(message.planner.data, message.planner.script);
      for (const name of [EVENTS.asks, EVENTS.allowed, EVENTS.journey, EVENTS.overlay, EVENTS.look])
        if (name in message) corridor.tell(name, message);
      read(
        heard,
        told.map(([name]) => name).filter((name) => kept.has(name)),
      );
    } finally {
      const names = [...changing];
      changing = null;
      tell(names);
      heard = new Map();
    }
  }
  function listen() {
    window.addEventListener("message", (event) => {
      const message = event.data && event.data.corridor;
      if (message && event.source === window.parent) corridor.guard("address", () => hear(message));
    });
    post({ [EVENTS.ready]: true });
  }

  corridor.on([EVENTS.changed], (/** @type {string[]} */ names) => {
    if (changing) for (const name of names) changing.add(name);
    else tell(names);
  });
  // Last of all, when everything stands: a file opens as it was made, and then as its address says.
  if (embedded) {
    corridor.on([EVENTS.ready], listen);
    corridor.on([EVENTS.planner], () => post({ [EVENTS.planner]: true }));
    corridor.on([EVENTS.ask], (/** @type {Change} */ change) => {
      const fields = Object.entries(change).map(([name, value]) => [name, String(value)]);
      post({ [EVENTS.ask]: String(new URLSearchParams(fields)) });
    });
    return;
  }
  corridor.on([EVENTS.opened], reread);
  corridor.on(Object.values(EVENTS), () => {
    if (state.ready) write();
  });
  corridor.on([EVENTS.ready], () =>
    window.addEventListener("hashchange", () => corridor.guard("address", reread)),
  );
});
