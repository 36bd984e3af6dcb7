// What a link keeps: read from the file's address or from the page around the map, and told to both.
corridor.part("address", () => {
  const { data, words, embedded, state } = corridor;
  // In this order it is read: what may move the map comes last, and a position moves it last but for a selection.
  const ORDER = ["off", "on", "theme", "year", "traffic", "choice", "tour", "at", "select"];
  const kept = new Map(); // name -> { get, set, allowed }, all of text; set gives false for what cannot be
  const first = (name) => (Object.hasOwn(data.opens, name) ? data.opens[name] : "");
  let heard = new Map(); // what a message of the page brings while it is read: not told back

  function post(message) {
    const news = Object.entries(message).filter(([name, value]) => (heard.get(name) ?? null) !== (value ?? ""));
    if (state.ready && window.parent !== window && news.length) window.parent.postMessage({ corridor: Object.fromEntries(news) }, "*");
  }

  // What cannot be is told, and everything else is done.
  function read(asked, names) {
    const refused = names.filter((name) => !kept.has(name));
    for (const name of ORDER) {
      const one = kept.get(name);
      if (!one || !names.includes(name) || asked.get(name) === one.get()) continue;
      if (corridor.part(name, () => one.set(asked.get(name), asked)) === false) refused.push(name);
    }
    corridor.unsay("status");
    const told = (name) => {
      const allowed = kept.has(name) ? kept.get(name).allowed() : "";
      return `${name}=${asked.get(name)}`.slice(0, 60) + (allowed && ` (${allowed})`);
    };
    if (refused.length) corridor.say("status", `${words.not_here}: ${refused.map(told).join("; ")}`);
  }

  // A file opened from disk keeps its state in the part of its address behind "#". What is only half
  // read is not written.
  let reading = false;
  function reread() {
    reading = true;
    const wanted = new URLSearchParams(location.hash.slice(1));
    const asked = new Map(ORDER.map((name) => [name, first(name)]));
    wanted.forEach((value, name) => asked.set(name, value));
    read(asked, [...asked.keys()].filter((name) => kept.has(name) || wanted.has(name)));
    reading = false;
    write();
  }
  function write() {
    if (reading || embedded) return;
    const now = new URLSearchParams();
    for (const name of ORDER) if (kept.has(name) && kept.get(name).get() !== first(name)) now.set(name, kept.get(name).get());
    const text = String(now).replaceAll("%2F", "/").replaceAll("%2C", ",");
    if (text !== location.hash.slice(1)) history.replaceState(null, "", `#${text}`);
  }

  // The page around an embedded map may filter, select and move it; it hears of selections and moves.
  function hear(message) {
    const told = Object.entries(message).map(([name, value]) => [name, value ?? ""]);
    heard = new Map(told);
    if ("allowed" in message) {
      corridor.offAtFirst("beyond", !message.beyond);
      corridor.allow(message.allowed);
    }
    if ("journey" in message) corridor.setJourney(message.journey, !message.at);
    if ("overlay" in message) corridor.setOverlay(message.overlay);
    read(heard, told.map(([name]) => name).filter((name) => kept.has(name)));
    heard = new Map();
  }

  corridor.keep = (name, get, set, allowed = () => "") => kept.set(name, { get, set, allowed });
  corridor.kept = kept;
  corridor.post = post;
  // Last of all, when everything has its size: a file opens as it was made, and then as its address says.
  corridor.startAddress = () => {
    corridor.settle();
    if (data.journey) corridor.part("journey", () => corridor.setJourney(data.journey, true));
    if (embedded) {
      state.ready = true;
      window.addEventListener("message", (event) => {
        const message = event.data && event.data.corridor;
        if (message && event.source === window.parent) corridor.part("message", () => hear(message));
      });
      post({ ready: true });
      return;
    }
    reread();
    state.ready = true;
    corridor.on(write);
    window.addEventListener("hashchange", () => corridor.part("address", reread));
  };
});
