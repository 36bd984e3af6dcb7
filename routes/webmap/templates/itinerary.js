// @ts-check
// The card of a journey in the panel: its ways, what a what-if changes, the hours of each leg.
/** @typedef {{journey: Journey, now: Way, choice: number, choose: (number: number) => void}} Shown */
/**
 * @typedef {object} Itinerary
 * @property {(shown: Shown | null) => void} write
 * @property {(number: number) => void} focus  Puts the focus on a way's button.
 * @property {(journey: Journey, now: Way) => string[]} leftOut  The lines that the way took before the what-if.
 */
corridor.feature("itinerary", ["page", "elements", "months", "subjects"], (needed) => {
  const { months, subjects } = needed;
  const { make, byId, link } = needed.elements;
  const { words, state, embedded } = corridor;
  const brief = embedded && document.documentElement.dataset.quiet === undefined; // the page tells it
  const box = byId("journey");
  /** @type {Shown | null} */
  let told = null;

  /** @type {Itinerary["leftOut"]} */
  const leftOut = ({ before }, now) =>
    before ? before.segments.filter((id) => !now.segments.includes(id)) : [];

  /** @param {Way["bars"]} bars */
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

  /** @param {Shown} shown */
  function choices({ journey, choice, choose }) {
    if (journey.ways.length < 2) return null;
    const rows = journey.ways.map(({ name, ranked, days }, i) => {
      const input = make("input", {
        type: "radio",
        name: "way",
        value: i + 1,
        onchange: () => choose(i + 1),
      });
      input.checked = i + 1 === choice;
      const told = ranked ? `${ranked} · ${days}` : days;
      return make("label", {}, input, make("span", {}, name), make("b", {}, told));
    });
    const rule = journey.order ? [make("p", { class: "soft" }, journey.order)] : [];
    const head = make("legend", {}, words.alternatives);
    return make("fieldset", { class: "ways" }, head, ...rows, ...rule);
  }

  /** @type {(one: Journey, now: Way) => HTMLElement | null} */
  function changes(one, now) {
    const { before } = one;
    if (!one.supposes) return null;
    const head = make(
      "div",
      {},
      `${words.before}: `,
      make("b", {}, before ? before.days : words.no_way),
      before?.range ? ` (${before.range})` : "",
    );
    if (!before) return make("div", { class: "what-if" }, head);
    const same = before.segments.join() === now.segments.join() && before.days === now.days;
    /** @type {(kind: string, text: string) => HTMLElement} */
    const key = (kind, text) =>
      make("div", { class: "row" }, make("span", { class: `way-key ${kind}` }), text);
    return make(
      "div",
      { class: "what-if" },
      head,
      now.difference ? make("div", {}, `${words.difference}: ${now.difference}`) : null,
      same ? make("div", {}, words.unchanged) : null,
      now.newly.length ? key("newly", words.newly_used) : null,
      leftOut(one, now).length ? key("before", words.before) : null,
    );
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

  // Lines of the way, else places, that are not open in the chosen year, but for those of the what-if.
  /** @type {(shown: Shown) => string[]} */
  function missing({ journey, now }) {
    const shut = (/** @type {string} */ id) =>
      !journey.opened.includes(id) && subjects.find(id) && subjects.status(id) !== "operating";
    const lines = now.segments.filter(shut);
    return lines.length ? lines : now.nodes.filter(shut);
  }

  function writeYear() {
    box.querySelector(".then")?.remove();
    const ids = told ? missing(told) : [];
    if (!ids.length) return;
    const names = [...new Set(ids.map((id) => subjects.get(id).name))].join(", ");
    const year = make("b", {}, `${state.year ?? words.today}: `);
    const text = `${words.not_then} ${names}`;
    box.querySelector(".days")?.after(make("p", { class: "then" }, year, text));
  }

  /** @type {Itinerary["write"]} */
  function write(shown) {
    told = shown;
    const open = [...box.querySelectorAll("details")].map((one) => one.open);
    box.hidden = !shown;
    box.replaceChildren();
    if (!shown) return;
    const { journey, now, choice } = shown;
    const sources = new Map(Object.entries(journey.sources));
    const [, ...totals] = now.facts;
    const facts = totals.flatMap((one) => [make("dt", {}, one[0]), make("dd", {}, one[1])]);
    box.append(
      make("h2", {}, journey.title),
      make("p", { class: "brief" }, journey.about),
      make("p", { class: "days" }, make("b", {}, now.days), now.range ? ` (${now.range})` : ""),
      journey.calm ? make("p", { class: "soft" }, journey.calm) : "",
      now.lost ? make("p", { class: "lost" }, now.lost) : "",
      ...bar(now.bars),
      ...journey.drawings.map((one) => drawing(one, choice)),
      changes(journey, now) || "",
      choices(shown) || "",
      part(words.totals, make("dl", {}, ...facts)),
      ...months.draw(now.months),
      part(words.legs, ...now.legs.map((one) => leg(one, sources)), beside(journey, sources) || ""),
      brief
        ? ""
        : make("div", { class: "notes" }, ...journey.notes.map((one) => make("p", {}, one))),
    );
    box.querySelectorAll("details").forEach((one, i) => (one.open = open[i] ?? one.open));
    writeYear();
  }

  /** @type {Itinerary["focus"]} */
  const focus = (number) =>
    /** @type {HTMLInputElement | null} */ (box.querySelector(`input[value="${number}"]`))?.focus();
  corridor.on([EVENTS.step], writeYear);
  return { write, focus, leftOut };
});
