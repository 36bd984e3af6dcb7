// @ts-check
// What wishes to be named on the map, and how it is written: places, countries, seas, notes, ends out of sight.
/** @typedef {{key: string, id?: string, kind: string, rank: number, always: boolean, late?: boolean, tied?: boolean, lat: number, lon: number, label?: Label}} Wish */
/**
 * @typedef {object} Wishes
 * @property {() => [Wish, HTMLElement][]} all  In the order in which they take their room.
 */
corridor.feature("wishes", ["page", "elements", "drawing", "position"], (needed) => {
  const { elements, drawing, position } = needed;
  const { data } = corridor;
  const { make } = elements;

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
  // A note is told by a step of the tour, which names its sources.
  /** @type {(step: Step, pieces: string[]) => HTMLElement} */
  const note = ({ id, title }, pieces) =>
    make(
      "button",
      {
        type: "button",
        class: "note",
        title,
        onclick: () => corridor.kept.get(EVENTS.tour)?.set(id, new Map()),
      },
      ...pieces.map((piece, i) => (i % 2 ? make("b", {}, piece) : piece)),
    );
  /** @returns {[Wish, HTMLElement][]} */
  const notes = () =>
    data.tour.steps.flatMap((step) => {
      const [place] = (step.beside && drawing.positions(step.beside)) || [];
      if (!place || !step.note) return [];
      const { lat, lng: lon } = place;
      const wish = { key: step.id, id: step.beside, kind: "note", rank: 1, always: true };
      return [[{ ...wish, lat, lon }, note(step, step.note)]];
    });

  // An end of the main line that is out of sight stands where the line leaves the window.
  /** @returns {[Wish, HTMLElement][]} */
  const exits = () =>
    data.labels
      .filter(({ end }) => end)
      .map((label) => [
        { ...label, id: undefined, kind: "exit", always: true, label },
        make("span", { class: "name exit rank1", "aria-hidden": "true" }, `${label.text} →`),
      ]);
  // The great seas once more: beside their water, tied to it, where there was no room on it.
  /** @returns {[Wish, HTMLElement][]} */
  const again = () =>
    data.labels
      .filter(({ kind, rank }) => kind === "sea" && rank === 1)
      .map((label) => [{ ...label, always: false, late: true }, name(label)]);
  /** @type {Wishes["all"]} */
  function all() {
    /** @type {[Wish, HTMLElement][]} */
    const named = data.labels.map((one) => [{ ...one, always: Boolean(one.main) }, name(one)]);
    // After the places of the main line come first notes, great seas without room so far, other notes, then all others.
    const first = named.map(([{ id, always }]) => Boolean(id && always)).lastIndexOf(true) + 1;
    const [told, rest] = [notes(), named.splice(first)];
    const lead = told.splice(0, position.narrow() ? 1 : 2);
    return [...exits(), ...named, ...lead, ...again(), ...told, ...rest];
  }

  return { all };
});
