// @ts-check
// The parts of a journey's card: its hours by kind, its drawings, totals, months, legs and notes.
/**
 * @typedef {object} ItineraryParts
 * @property {(bars: Bar[]) => HTMLElement[]} bar
 * @property {(shown: Shown) => HTMLElement[]} more  All that follows the answer.
 */
corridor.feature("itinerary_parts", ["page", "elements", "months"], (needed) => {
  const { months } = needed;
  const { make, link } = needed.elements;
  const { words, embedded } = corridor;
  const brief = embedded && document.documentElement.dataset.quiet === undefined; // the page tells it

  /** @type {ItineraryParts["bar"]} */
  function bar(bars) {
    const whole = bars.reduce((sum, one) => sum + one.hours, 0);
    const pieces = bars.map((one) =>
      make("span", {
        class: one.kind,
        style: { flexGrow: one.hours / whole, background: one.colour },
      }),
    );
    const rows = bars.map((one) =>
      make(
        "li",
        {},
        make("span", { class: `key ${one.kind}`, style: { background: one.colour } }),
        one.label,
        " ",
        make("b", {}, one.text),
      ),
    );
    return [
      make("div", { class: "strip", "aria-hidden": "true" }, ...pieces),
      make("ul", { class: "kinds" }, ...rows),
    ];
  }

  /** @type {(one: Leg, sources: Map<string, Reference>) => HTMLElement} */
  function leg(one, sources) {
    const rows = one.arcs.map((arc) => {
      const row = make("li", {}, arc.text, " ", make("b", {}, arc.hours));
      const usual = () => make("span", { class: "tag" }, words.default);
      if (arc.default) row.append(" ", usual());
      if (arc.usd) row.append(", ", make("b", {}, arc.usd));
      if (arc.usd_default) row.append(" ", usual());
      if (arc.gases) row.append(", ", arc.gases);
      const cited = arc.sources.flatMap((id) => sources.get(id) || []);
      cited.forEach((source, i) => row.append(i ? "; " : " ", make("small", {}, link(source))));
      if (arc.counts) row.append(make("span", { class: "soft" }, arc.counts));
      return row;
    });
    const head = make("summary", {}, one.title, make("span", { class: "soft" }, one.text));
    return make("details", { class: "leg" }, head, make("ol", {}, ...rows));
  }

  /** @type {(one: Diagram, choice: number) => HTMLElement} */
  function drawing({ title, about, svg }, choice) {
    const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const drawn = document.importNode(read, true);
    for (const group of drawn.querySelectorAll("[data-way]")) {
      const chosen = group.getAttribute("data-way") === String(choice);
      group.classList.toggle("chosen", chosen);
      if (chosen && group.matches(".way")) drawn.querySelector(".names")?.before(group); // on top
    }
    return make("figure", {}, make("h3", {}, title), drawn, make("p", { class: "soft" }, about));
  }

  /** @type {(one: Journey, sources: Map<string, Reference>) => HTMLElement | null} */
  function beside(one, sources) {
    if (!one.beside.length) return null;
    const rows = one.beside.map(({ text, source }) => {
      const cited = sources.get(source);
      return make("li", {}, text, " ", cited ? make("small", {}, link(cited)) : "");
    });
    const head = make("summary", {}, words.through_prices);
    return make("details", { class: "leg" }, head, make("ul", {}, ...rows));
  }

  /** @type {(title: string, ...inside: (Node | string)[]) => HTMLElement} */
  const part = (title, ...inside) =>
    make(
      "details",
      { class: "part", open: brief ? null : "" },
      make("summary", {}, title),
      ...inside,
    );

  /** @type {ItineraryParts["more"]} */
  function more({ journey, now, choice }) {
    const sources = new Map(Object.entries(journey.sources));
    const [, ...totals] = now.facts;
    const facts = totals.flatMap((one) => [make("dt", {}, one[0]), make("dd", {}, one[1])]);
    const legs = now.legs.map((one) => leg(one, sources));
    const rates = beside(journey, sources);
    const notes = journey.notes.map((one) => make("p", {}, one));
    return [
      ...(journey.draw?.() ?? journey.drawings).map((one) => drawing(one, choice)),
      part(words.totals, make("dl", {}, ...facts)),
      ...months.draw(now.months),
      part(words.legs, ...legs, ...(rates ? [rates] : [])),
      ...(brief ? [] : [make("div", { class: "notes" }, ...notes)]),
    ];
  }

  return { bar, more };
});
