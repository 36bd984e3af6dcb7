// @ts-check
// A journey on the map: the chosen way, and what a what-if changes.
/**
 * @typedef {object} JourneyFeature
 * @property {(told: Journey | null, move: boolean) => void} show
 *   Shows a journey, or none; `move` is false where a link says at which position to look.
 * @property {(told: Journey) => void} guess  Shows what was worked out here until the page tells the same.
 * @property {() => {journey: Journey, choice: number} | null} shown
 * @property {() => void} draw  Draws the journey as it is shown.
 * @property {(now: Pick<Way, "segments" | "nodes" | "newly">, old: string[]) => void} trace
 *   Draws the lines of a way, and those that it leaves.
 * @property {() => void} reveal  Brings its answer into sight.
 */
corridor.feature("journey", ["page", "drawing", "position", "itinerary"], (needed) => {
  const { drawing, position, itinerary: card } = needed;
  const { map } = corridor;
  /** @type {Journey | null} */
  let journey = null;
  let choice = 0; // the number of the chosen way, from 1
  let last = "null false";
  let old = ""; // what the page may still tell although something newer is worked out

  /** @param {Journey} one */
  const way = (one) => one.ways[Math.min(choice, one.ways.length) - 1];
  /** @type {(ids: string[], kind: string) => void} */
  function lines(ids, kind) {
    document
      .querySelectorAll(`.leaflet-pane path.${kind}`)
      .forEach((path) => path.classList.remove(kind));
    ids.flatMap(drawing.elements).forEach((element) => element.classList.add(kind));
  }

  /** @type {JourneyFeature["trace"]} */
  function trace(now, left) {
    drawing.light([...now.segments, ...now.nodes, ...left]);
    lines(now.segments, "taken");
    lines(now.newly, "newly");
    lines(left, "before");
  }

  function draw() {
    const now = journey && way(journey);
    trace(
      now ?? { segments: [], nodes: [], newly: [] },
      journey && now ? card.leftOut(journey, now) : [],
    );
    if (!journey) drawing.light(null);
    corridor.tell(EVENTS.drawn);
    if (journey) corridor.tell(EVENTS.light); // names make room for the marks
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
    const now = `${JSON.stringify(told)} ${Boolean(told?.draw)}`;
    if (now === last || now === old) return; // a page that runs again says the same again: a tour may be under way
    [last, old] = [now, ""];
    const before = String(journey?.ends);
    journey = told;
    choice = told ? told.choice : 0;
    draw();
    write();
    if (told && move && String(told.ends) !== before) position.whenSized(() => look(told));
  }
  /** @type {JourneyFeature["guess"]} */
  function guess(told) {
    const before = old || last;
    show(told, false);
    old = before;
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
  const shown = () => journey && { journey, choice };
  return { show, reveal: card.reveal, guess, draw, trace, shown };
});
