// @ts-check
// A journey on the map: the chosen way, what a what-if changes, its ends and what is closed.
/**
 * @typedef {object} JourneyFeature
 * @property {(told: Journey | null, move: boolean) => void} show
 *   Shows a journey, or none; `move` is false where a link says at which position to look.
 * @property {() => void} reveal  Brings its answer into sight.
 */
corridor.feature("journey", ["page", "drawing", "position", "itinerary"], (needed) => {
  const { drawing, position, itinerary: card } = needed;
  const { map } = corridor;
  /** @type {Journey | null} */
  let journey = null;
  let choice = 0; // the number of the chosen way, from 1
  /** @type {L.Marker[]} */
  let marks = [];
  let last = "null";

  /** @param {Journey} one */
  const way = (one) => one.ways[Math.min(choice, one.ways.length) - 1];
  /** @type {(ids: string[], kind: string) => void} */
  const lines = (ids, kind) =>
    ids.flatMap(drawing.elements).forEach((element) => element.classList.add(kind));

  /** @type {(id: string, text: string, kind: string) => void} */
  function mark(id, text, kind) {
    const positions = drawing.positions(id);
    if (!positions.length) return;
    const icon = L.divIcon({ className: `mark ${kind}`, html: "", iconSize: [22, 22] });
    const marker = L.marker(positions[positions.length >> 1], {
      icon,
      interactive: false,
      keyboard: false,
      zIndexOffset: 1000,
    }).addTo(map);
    const element = /** @type {HTMLElement} */ (marker.getElement());
    element.textContent = text;
    element.setAttribute("aria-hidden", "true");
    marks.push(marker);
  }

  function clear() {
    for (const marker of marks) marker.remove();
    marks = [];
    for (const kind of ["taken", "newly", "before"]) {
      document
        .querySelectorAll(`.leaflet-pane path.${kind}`)
        .forEach((path) => path.classList.remove(kind));
    }
  }

  function draw() {
    clear();
    if (!journey) {
      drawing.light(null);
      return;
    }
    const now = way(journey);
    const old = card.leftOut(journey, now);
    drawing.light([...now.segments, ...now.nodes, ...old]);
    lines(now.segments, "taken");
    lines(now.newly, "newly");
    lines(old, "before");
    journey.closed.forEach((id) => mark(id, "✕", "shut"));
    journey.ends.forEach((id, i) => mark(id, i ? "B" : "A", "end"));
    corridor.tell(EVENTS.light); // names make room for the marks
  }

  function write() {
    card.write(journey && { journey, now: way(journey), choice, choose });
  }

  /** @param {number} number */
  function choose(number) {
    choice = number;
    draw();
    write();
    card.focus(number);
    corridor.changed(EVENTS.choice);
  }

  /** @param {Journey} one */
  function look(one) {
    const bounds = position.bounds(way(one).segments);
    if (!bounds.isValid()) return;
    if (!map.getBounds().contains(bounds) || map.getBoundsZoom(bounds) > map.getZoom() + 1)
      position.fit(bounds.pad(0.05));
  }

  /** @type {JourneyFeature["show"]} */
  function show(told, move) {
    const now = JSON.stringify(told);
    if (now === last) return; // a page that runs again says the same again: a tour may be under way
    last = now;
    const before = String(journey?.ends);
    journey = told;
    choice = told ? told.choice : 0;
    draw();
    write();
    if (told && move && String(told.ends) !== before) position.whenSized(() => look(told));
  }

  corridor.keep(
    EVENTS.choice,
    () => (journey ? String(choice) : ""),
    (text) => {
      if (journey && !text) text = String(journey.choice); // a link that chooses none
      const known = Boolean(journey) && journey?.ways.some((_, i) => String(i + 1) === text);
      if (known) choose(Number(text));
      return known || (!journey && !text);
    },
  );
  corridor.on([EVENTS.started], () => {
    if (corridor.data.journey) show(corridor.data.journey, true);
  });
  corridor.on([EVENTS.journey], (/** @type {Message} */ message) =>
    show(message.journey, !message.at),
  );
  return { show, reveal: card.reveal };
});
