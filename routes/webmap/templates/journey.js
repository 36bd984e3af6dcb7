// @ts-check
// A journey on the map: its ways, what a what-if changes, and the hours of each leg in the panel.
/**
 * @typedef {object} JourneyFeature
 * @property {(told: Journey | null, move: boolean) => void} show
 *   Shows a journey, or none; `move` is false where a link says at which position to look.
 */
corridor.feature("journey", ["page", "elements", "drawing", "position"], ({ elements, drawing, position }) => {
  const { words, map } = corridor;
  const { make, byId, link } = elements;
  const box = byId("journey");
  /** @type {Journey | null} */
  let journey = null;
  let choice = 0; // the number of the chosen way, from 1
  /** @type {L.Marker[]} */
  let marks = [];
  let last = "null";

  /** @param {Journey} one */
  const way = (one) => one.ways[Math.min(choice, one.ways.length) - 1];
  /** @type {(one: Journey, now: Way) => string[]} */
  const leftOut = (one, now) => (one.before ? one.before.segments.filter((id) => !now.segments.includes(id)) : []);

  /** @type {(ids: string[], kind: string) => void} */
  const lines = (ids, kind) => ids.flatMap(drawing.elements).forEach((element) => element.classList.add(kind));

  /** @type {(id: string, text: string, kind: string) => void} */
  function mark(id, text, kind) {
    const positions = drawing.positions(id);
    if (!positions.length) return;
    const icon = L.divIcon({ className: `mark ${kind}`, html: "", iconSize: [22, 22] });
    const marker = L.marker(positions[positions.length >> 1], { icon, interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map);
    const element = /** @type {HTMLElement} */ (marker.getElement());
    element.textContent = text;
    element.setAttribute("aria-hidden", "true");
    marks.push(marker);
  }

  function clear() {
    for (const marker of marks) marker.remove();
    marks = [];
    for (const kind of ["taken", "newly", "before"]) {
      document.querySelectorAll(`.leaflet-pane path.${kind}`).forEach((path) => path.classList.remove(kind));
    }
  }

  function draw() {
    clear();
    if (!journey) {
      drawing.light(null);
      return;
    }
    const now = way(journey);
    const old = leftOut(journey, now);
    drawing.light([...now.segments, ...now.nodes, ...old]);
    lines(now.segments, "taken");
    lines(now.newly, "newly");
    lines(old, "before");
    journey.closed.forEach((id) => mark(id, "✕", "shut"));
    journey.ends.forEach((id, i) => mark(id, i ? "B" : "A", "end"));
    corridor.tell(EVENTS.light); // names make room for the marks
  }

  /** @param {Way["bars"]} bars */
  function bar(bars) {
    const whole = bars.reduce((sum, one) => sum + one.hours, 0);
    const pieces = bars.map((one) => make("span", { class: one.kind, style: { flexGrow: one.hours / whole, background: one.colour } }));
    const rows = bars.map((one) => make("li", {}, make("span", { class: `key ${one.kind}`, style: { background: one.colour } }), one.label, " ", make("b", {}, one.text)));
    return [make("div", { class: "strip", "aria-hidden": "true" }, ...pieces), make("ul", { class: "kinds" }, ...rows)];
  }

  /** @type {(one: Leg, sources: Map<string, Reference>) => HTMLElement} */
  function leg(one, sources) {
    const rows = one.arcs.map((arc) => {
      const row = make("li", {}, arc.text, " ", make("b", {}, arc.hours));
      if (arc.default) row.append(" ", make("span", { class: "tag" }, words.default));
      const cited = arc.sources.flatMap((id) => sources.get(id) || []);
      cited.forEach((source, i) => row.append(i ? "; " : " ", make("small", {}, link(source))));
      return row;
    });
    const head = make("summary", {}, one.title, make("span", { class: "soft" }, one.text));
    return make("details", { class: "leg" }, head, make("ol", {}, ...rows));
  }

  /** @param {Journey} one */
  function choices(one) {
    if (one.ways.length < 2) return null;
    const rows = one.ways.map(({ name, days }, i) => {
      const input = make("input", { type: "radio", name: "way", value: i + 1, onchange: () => choose(i + 1) });
      input.checked = i + 1 === choice;
      return make("label", {}, input, make("span", {}, name), make("b", {}, days));
    });
    return make("fieldset", { class: "ways" }, make("legend", {}, words.alternatives), ...rows);
  }

  /** @type {(one: Journey, now: Way) => HTMLElement | null} */
  function changes(one, now) {
    const { before } = one;
    if (!before) return null;
    const head = make("div", {}, `${words.before}: `, make("b", {}, before.days), ` (${before.range})`);
    const same = before.segments.join() === now.segments.join() && before.days === now.days;
    /** @type {(kind: string, text: string) => HTMLElement} */
    const key = (kind, text) => make("div", { class: "row" }, make("span", { class: `way-key ${kind}` }), text);
    return make("div", { class: "what-if" }, head, same ? make("div", {}, words.unchanged) : null,
      now.newly.length ? key("newly", words.newly_used) : null, leftOut(one, now).length ? key("before", words.before) : null);
  }

  function write() {
    const open = [...box.querySelectorAll("details")].map((one) => one.open);
    box.hidden = !journey;
    box.replaceChildren();
    if (!journey) return;
    const now = way(journey);
    const sources = new Map(Object.entries(journey.sources));
    const facts = now.facts.slice(1).flatMap(([label, text]) => [make("dt", {}, label), make("dd", {}, text)]);
    box.append(
      make("h2", {}, journey.title), make("p", { class: "brief" }, journey.about),
      make("p", { class: "days" }, make("b", {}, now.days), now.range ? ` (${now.range})` : ""),
      ...bar(now.bars), changes(journey, now) || "", choices(journey) || "", make("dl", {}, ...facts),
      make("h3", {}, words.legs), ...now.legs.map((one) => leg(one, sources)),
      make("div", { class: "notes" }, ...journey.notes.map((text) => make("p", {}, text))),
    );
    box.querySelectorAll("details").forEach((one, i) => { one.open = Boolean(open[i]); });
  }

  /** @param {number} number */
  function choose(number) {
    choice = number;
    draw();
    write();
    /** @type {HTMLInputElement | null} */ (box.querySelector(`input[value="${number}"]`))?.focus();
    corridor.changed(EVENTS.choice);
  }

  /** @param {Journey} one */
  function look(one) {
    const bounds = position.bounds(way(one).segments);
    if (!bounds.isValid()) return;
    if (!map.getBounds().contains(bounds) || map.getBoundsZoom(bounds) > map.getZoom() + 1) position.fit(bounds.pad(0.05));
  }

  /** @type {JourneyFeature["show"]} */
  function show(told, move) {
    const now = JSON.stringify(told);
    if (now === last) return; // a page that runs again says the same again: a tour may be under way
    last = now;
    const before = journey && journey.title;
    journey = told;
    choice = told ? told.choice : 0;
    draw();
    write();
    if (told && move && told.title !== before) position.whenSized(() => look(told));
  }

  corridor.keep(EVENTS.choice, () => (journey ? String(choice) : ""), (text) => {
    const known = Boolean(journey) && journey?.ways.some((_, i) => String(i + 1) === text);
    if (known) choose(Number(text));
    return known || (!journey && !text);
  });
  corridor.on([EVENTS.started], () => { if (corridor.data.journey) show(corridor.data.journey, true); });
  corridor.on([EVENTS.journey], (/** @type {Message} */ message) => show(message.journey, !message.at));
  return { show };
});
