// @ts-check
// What wishes to be named on the map, and how it is written: places, countries, seas, notes, ends out of sight.
/** @typedef {{key: string, id?: string, kind: string, rank: number, always: boolean, late?: boolean, tied?: boolean, must?: number, lat: number, lon: number, label?: Label}} Wish */
/**
 * @typedef {object} Wishes
 * @property {() => [Wish, HTMLElement][]} all  In the order in which they take their room.
 */
corridor.feature("wishes", ["page", "elements", "drawing", "position"], (needed) => {
  const { elements, drawing, position } = needed;
  const { data } = corridor;
  const { make } = elements;
  // What it is worth that an end out of sight, a place of the main line, a sea or a country that it crosses, a story is named.
  const [END, PLACE, SEA, AREA, NOTE] = [64, 32, 16, 4, 12];
  /** @type {(label: Label) => number} */
  const must = ({ kind, rank, main }) =>
    main ? (kind === "place" ? PLACE : AREA) / rank : kind === "sea" && rank === 1 ? SEA : 0;

  // In the two halves that stand one above the other where there is no room side by side.
  /** @param {string} text */
  function halves(text) {
    const spaces = [...text.matchAll(/ /g)].map(({ index }) => index + 1);
    /** @param {number} at */
    const off = (at) => Math.abs(at - text.length / 2);
    const [middle] = spaces.sort((a, b) => off(a) - off(b));
    return middle ? [text.slice(0, middle), text.slice(middle)] : [text];
  }
  /** @param {Label} label */
  const name = (label) =>
    make(
      "span",
      { class: `name ${label.kind} rank${label.rank}`, "aria-hidden": "true" },
      ...(label.kind === "place"
        ? [label.text]
        : halves(label.text).map((half) => make("span", {}, half))),
    );
  /** @type {(pieces: string[]) => (string | HTMLElement)[]} */
  const bold = (pieces) => pieces.map((piece, i) => (i % 2 ? make("b", {}, piece) : piece));
  // A note is told by a step of the tour, which names its sources.
  /** @type {(step: Step, ways: string[][]) => HTMLElement} */
  const note = ({ id, title }, ways) =>
    make(
      "button",
      {
        type: "button",
        class: "note",
        title,
        onclick: () => corridor.kept.get(EVENTS.tour)?.set(id, new Map()),
      },
      ...ways.map((pieces) => make("span", {}, ...bold(pieces))),
    );
  /** @returns {[Wish, HTMLElement][]} */
  const notes = () =>
    data.tour.steps.flatMap((step) => {
      const [place] = (step.beside && drawing.positions(step.beside)) || [];
      if (!place || !step.note) return [];
      const { lat, lng: lon } = place;
      const wish = { key: step.id, id: step.beside, kind: "note", rank: 1, always: true };
      const ways = step.brief ? [step.note, step.brief] : [step.note];
      return [[{ ...wish, lat, lon }, note(step, ways)]];
    });

  // An end of the main line that is out of sight stands where the line leaves the window.
  /** @returns {[Wish, HTMLElement][]} */
  const exits = () =>
    data.labels
      .filter(({ end }) => end)
      .map((label) => [
        { ...label, id: undefined, kind: "exit", always: true, must: END, label },
        make("span", { class: "name exit rank1", "aria-hidden": "true" }, `${label.text} →`),
      ]);
  // The great seas and countries once more: beside their area, tied to it, where there was no room in it.
  /** @returns {[Wish, HTMLElement][]} */
  const again = () =>
    data.labels
      .filter((label) => label.kind !== "place" && must(label))
      .map((label) => [{ ...label, must: must(label), always: false, late: true }, name(label)]);
  /** @type {Wishes["all"]} */
  function all() {
    /** @type {[Wish, HTMLElement][]} */
    const named = data.labels.map((one) => [
      { ...one, must: must(one), always: one.kind === "place" && Boolean(one.main) },
      name(one),
    ]);
    // After the places of the main line come first notes, which are large, then great areas, whose names can move in
    // them, the same beside them, other notes, then all others.
    /** @type {(test: (wish: Wish) => boolean) => [Wish, HTMLElement][]} */
    const upTo = (test) => named.splice(0, named.map(([wish]) => test(wish)).lastIndexOf(true) + 1);
    const places = upTo(({ kind, always }) => kind === "place" && always);
    const areas = upTo(({ must }) => Boolean(must));
    const told = notes();
    const lead = told.splice(0, position.narrow() ? 1 : 2);
    for (const [wish] of lead) wish.must = NOTE;
    return [...exits(), ...places, ...lead, ...areas, ...again(), ...told, ...named];
  }

  return { all };
});
