// The corridor in a chosen year: the bar under the map, states of lines and places, events as a list and as marks.
corridor.part("years", () => {
  const { data, make, source } = corridor;
  const { words } = data;
  const { first, last, today, order, events } = data.years;
  const states = corridor.mapped(data.years.states);
  const kinds = corridor.mapped(data.years.kinds);
  const PACE = 1200; // milliseconds for which a year stands still while the years play
  const SETTLE = 90; // names are placed anew once the slider has rested this long
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const $ = (id) => document.getElementById(id);
  const marks = new Map(); // place key -> marker
  let year = null; // null: today
  let timer = null;
  let resting = null;
  let bar = {};

  // What of the subjects that change there is to restore for today.
  const now = new Map();
  const ids = [...states.keys()].filter((id) => data.subjects.has(id));
  const byYear = new Map();
  for (let y = first; y <= last; y++) {
    byYear.set(y, new Map(ids.map((id) => [id, order[states.get(id).filter(([from]) => from <= y).pop()[1]]])));
  }
  const statusDash = new Map(data.statuses.map((one) => [one.id, one]));
  const modeDash = new Map(data.themes.find((one) => one.id === "mode").entries.map((one) => [one.id, one]));

  // A subject takes the look of its state; only what differs is touched.
  function put(id, status) {
    const about = corridor.subject(id);
    const before = about.absent ? "" : about.status;
    if (before === status) return false;
    about.absent = !status;
    if (status) {
      about.status = status;
      about.groups = about.groups.map((group) => (/^(status|place)\./.test(group) ? `${group.split(".")[0]}.${status}` : group));
    }
    for (const layer of corridor.drawn.get(id) || []) {
      const element = layer.getElement();
      if (!element) continue;
      if (!about.mode && status) {
        order.forEach((one) => one && element.classList.toggle(one, one === status));
      } else if (status && !layer.options.casing) {
        const drawn = statusDash.get(status).dash ? statusDash.get(status) : modeDash.get(about.mode);
        layer.setStyle({ dashArray: drawn.dash || null, lineCap: drawn.cap });
      }
      element.classList.toggle("fresh", !before && !calm.matches && year !== null);
    }
    corridor.paint(id);
    return true;
  }

  const touches = (event, y) => {
    const from = Number(event.from.slice(0, 4));
    if (event.for) return from === y || Number(event.for) === y;
    return from === y || (event.to && from < y && y <= Number(event.to.slice(0, 4)));
  };
  const ofYear = (y) => events.filter((event) => touches(event, y)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

  const formats = [{ year: "numeric" }, { year: "numeric", month: "short" }, { year: "numeric", month: "short", day: "numeric" }]
    .map((parts) => new Intl.DateTimeFormat(data.lang, { ...parts, timeZone: "UTC" }));
  const day = (text) => {
    const parts = text.split("-").map(Number);
    return formats[parts.length - 1].format(Date.UTC(parts[0], (parts[1] || 1) - 1, parts[2] || 1));
  };
  const when = (event) => (event.for ? `${event.from} → ${event.for}` : event.to ? `${day(event.from)} – ${day(event.to)}` : day(event.from));

  function go(event) {
    const on = (event.on || []).filter((id) => corridor.drawn.has(id));
    if (!on.length) return;
    if (on.length === 1) corridor.select(on[0], true);
    else { corridor.select(null); corridor.look(...on); }
  }

  function list() {
    const box = $("happened");
    box.hidden = year === null;
    if (box.hidden) { box.replaceChildren(); return; }
    const items = ofYear(year).map((event) => {
      const title = make(event.on ? "button" : "span", { lang: event.lang, class: "title", type: event.on ? "button" : null, onclick: () => event.on && go(event) }, event.title);
      return make("li", {}, make("span", { class: "when" }, when(event)), " ", make("span", { class: "tag" }, kinds.get(event.kind)), make("br"), title,
        event.scope ? make("div", { class: "scope" }, event.scope) : null, make("div", { class: "source" }, source(event.source)));
    });
    box.replaceChildren(make("h2", {}, `${year}`, " ", make("small", {}, words.events_of)),
      items.length ? make("ol", { tabindex: "0", "aria-label": `${words.events_of}: ${year}` }, ...items) : make("p", { class: "none" }, words.no_events));
  }

  // The middle of a line along its length, or the place itself.
  function middle(on) {
    const layer = corridor.shape(on[Math.floor((on.length - 1) / 2)]);
    if (!layer.getLatLngs) return layer.getLatLng();
    const points = layer.getLatLngs();
    const far = points.map((one, i) => (i ? one.distanceTo(points[i - 1]) : 0));
    let left = far.reduce((a, b) => a + b, 0) / 2;
    return points[Math.max(far.findIndex((d) => (left -= d) <= 0), 0)];
  }

  // One mark a place, with the number of its events; the list above is its twin for the keyboard.
  function mark() {
    const wanted = new Map();
    for (const event of year === null ? [] : ofYear(year)) {
      const on = (event.on || []).filter((id) => corridor.drawn.has(id));
      if (!on.length || (corridor.state.allowed && !corridor.state.allowed.has(on[0]))) continue;
      const key = on.join(" ");
      wanted.set(key, { on, events: [...(wanted.has(key) ? wanted.get(key).events : []), event] });
    }
    for (const [key, marker] of marks) if (!wanted.has(key) || wanted.get(key).events.length !== marker.count) { marker.remove(); marks.delete(key); }
    for (const [key, one] of wanted) {
      if (marks.has(key)) { marks.get(key).told = one.events; continue; }
      const icon = L.divIcon({ className: "mark", html: make("span", { "aria-hidden": "true" }, String(one.events.length)), iconSize: [18, 18], iconAnchor: [-3, 21] });
      const marker = L.marker(middle(one.on), { icon, pane: "marks", keyboard: false, alt: "" });
      marker.told = one.events;
      marker.count = one.events.length;
      marker.bindTooltip(() => make("span", {}, ...marker.told.flatMap((event) => [make("b", {}, when(event)), ` ${event.for ? `${kinds.get(event.kind)}: ` : ""}${event.title}`, make("br")])), { direction: "top", className: "marked" });
      marker.on("click", () => go(marker.told[0]));
      marks.set(key, marker.addTo(corridor.map));
    }
  }

  function passport() {
    const box = $("passport");
    const id = corridor.state.selected;
    const old = box.querySelector(".then");
    if (old) old.remove();
    if (year === null || !id || box.hidden) return;
    const about = corridor.subject(id);
    const status = about.absent ? words.absent : data.statuses.find((one) => one.id === about.status).label;
    box.querySelector(".brief").after(make("p", { class: "then" }, make("b", {}, `${year}: `), status));
  }

  function tellBar() {
    const text = year === null ? words.today : String(year);
    bar.label.textContent = text;
    bar.slider.value = year === null ? today : year;
    bar.slider.setAttribute("aria-valuetext", text);
    bar.slider.style.setProperty("--done", `${((bar.slider.value - first) / (last - first)) * 100}%`);
    bar.back.disabled = year === null;
    $("years").classList.toggle("chosen", year !== null);
  }

  // The step itself: states, marks and the year; names and legend follow once the slider rests.
  function set(next) {
    if (next === year) return;
    year = next;
    for (const id of ids) put(id, year === null ? now.get(id) : byYear.get(year).get(id));
    corridor.state.year = year;
    tellBar();
    mark();
    list();
    passport();
    corridor.tell("step");
    clearTimeout(resting);
    resting = setTimeout(() => corridor.tell("year"), SETTLE);
    if (!timer) share();
  }

  // A year as text, "" for today; what is no year of the bar is refused.
  function read(text) {
    if (!text) set(null);
    else if (/^[0-9]{4}$/.test(text) && Number(text) >= first && Number(text) <= last) set(Number(text));
    else return false;
    return true;
  }

  // While the years play, the page around the map is told nothing: it hears of the year at which they stop.
  function share() {
    corridor.post({ year: year === null ? "" : String(year) });
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    share();
    tellPlay();
  }
  function tellPlay() {
    const text = calm.matches ? words.next_year : timer ? words.pause : words.play;
    bar.play.setAttribute("aria-label", text);
    bar.play.title = text;
    bar.play.dataset.icon = calm.matches ? "next" : timer ? "pause" : "play";
  }
  function play() {
    const step = () => {
      if (year !== null && year >= last) return pause();
      return set(year === null ? first : year + 1);
    };
    if (calm.matches) { if (year !== null && year >= last) set(first); else step(); return; }
    if (timer) { pause(); return; }
    timer = setInterval(step, PACE);
    if (year !== null && year >= last) set(first); else step();
    tellPlay();
  }

  corridor.startYears = () => {
    const pane = corridor.map.createPane("marks");
    pane.style.zIndex = 645;
    for (const id of ids) now.set(id, corridor.subject(id).status);
    corridor.rules.push((id) => !corridor.subject(id).absent);
    const ticks = [];
    for (let y = first; y <= last; y += 5) ticks.push(make("span", { style: { left: `${((y - first) / (last - first)) * 100}%` } }, String(y)));
    bar = {
      play: make("button", { type: "button", class: "play", onclick: play }),
      label: make("output", { for: "year" }),
      slider: make("input", { id: "year", type: "range", min: first, max: last, step: 1, "aria-label": words.years }),
      back: make("button", { type: "button", class: "back", onclick: () => { pause(); set(null); bar.slider.focus(); } }, words.today),
    };
    bar.slider.addEventListener("input", () => { if (timer) pause(); read(bar.slider.value); });
    bar.slider.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); play(); } });
    // At "today" the thumb stands at this year: a key or a click there chooses it as a year, too.
    bar.slider.addEventListener("change", () => read(bar.slider.value));
    const track = make("div", { class: "track" }, bar.slider, make("div", { class: "ticks", "aria-hidden": "true" }, ...ticks));
    $("years").append(bar.play, bar.label, track, bar.back);
    calm.addEventListener("change", () => { if (timer) pause(); else tellPlay(); });
    tellBar();
    tellPlay();
    corridor.keep("year", () => (year === null ? "" : String(year)), read, () => `${first}–${last}`);
    corridor.on((what) => {
      if (what === "select") passport();
      if (what === "filter") mark();
    });
  };
  corridor.setYear = read;
  corridor.playing = () => timer !== null;
});
