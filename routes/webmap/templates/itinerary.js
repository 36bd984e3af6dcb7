// @ts-check
// The card of a journey in the panel: its ways, what a what-if changes, the hours of each leg.
/** @typedef {{journey: Journey, now: Way, choice: number, choose: (number: number) => void}} Shown */
/**
 * @typedef {object} Itinerary
 * @property {(shown: Shown | null) => void} write
 * @property {() => void} reveal  Scrolls no farther than the answer needs to be seen.
 * @property {(number: number) => void} focus  Puts the focus on a way's button.
 * @property {(journey: Journey, now: Way) => string[]} leftOut  The lines that the way took before the what-if.
 */
corridor.feature("itinerary", ["page", "elements", "subjects", "itinerary_parts"], (needed) => {
  const { subjects, itinerary_parts: parts } = needed;
  const { make, byId } = needed.elements;
  const { words, state, embedded } = corridor;
  const box = byId("journey");
  /** @type {Shown | null} */
  let told = null;
  /** @type {boolean[]} */
  let open = []; // which details of the card the reader has opened

  /** @type {Itinerary["leftOut"]} */
  const leftOut = ({ before }, now) =>
    before ? before.segments.filter((id) => !now.segments.includes(id)) : [];

  /** @param {Shown} shown */
  function choices({ journey, choice, choose }) {
    const rule = journey.order ? [make("p", { class: "soft" }, journey.order)] : [];
    if (journey.ways.length < 2) return rule[0] ?? null;
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
    const head = make("legend", {}, words.alternatives);
    return make("fieldset", { class: "ways" }, head, ...rows, ...rule);
  }

  // A way's dollars and its days, each with its range: first what the ways are ranked by, as words/headline.py has it.
  /** @type {(asked: Question, way: Way) => [kind: string, figure: string, range: string][]} */
  function figures({ by }, { days, range, price }) {
    const [usd, ends = ""] = price.split(/(?= \()/);
    /** @type {[string, string, string]} */
    const dollars = ["price", /USD/.test(usd) ? usd : `USD: ${usd}`, ends];
    /** @type {[string, string, string]} */
    const time = ["days", days, range && ` (${range})`];
    return by === "cost" ? [dollars, time] : [time, dollars];
  }

  /** @type {(one: Journey, now: Way) => HTMLElement | null} */
  function changes(one, now) {
    const { before } = one;
    if (!one.supposes) return null;
    const [, was, ends] = before ? figures(one.asked, before)[0] : ["", words.no_way, ""];
    const head = make(
      "div",
      {},
      `${words.before}: `,
      make("b", {}, was),
      ends ? make("span", {}, ends) : "",
    );
    if (!before) return make("div", { class: "what-if" }, head);
    const same = before.segments.join() === now.segments.join() && before.days === now.days;
    /** @type {(kind: string, text: string) => HTMLElement} */
    const key = (kind, text) =>
      make("div", { class: "row" }, make("span", { class: `way-key ${kind}` }), text);
    return make(
      "div",
      { class: "what-if" },
      now.difference
        ? make("div", {}, `${words.difference}: `, make("b", {}, now.difference))
        : null,
      head,
      same ? make("div", {}, words.unchanged) : null,
      now.newly.length ? key("newly", words.newly_used) : null,
      leftOut(one, now).length ? key("before", words.before) : null,
    );
  }

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
    const details = [...box.querySelectorAll("details")];
    if (details.length) open = details.map((one) => one.open);
    box.hidden = !shown;
    box.replaceChildren();
    if (!shown) return;
    const { journey, now } = shown;
    const [lead, other] = figures(journey.asked, now);
    box.append(
      make(
        "div",
        { class: "answer" },
        make("h2", {}, journey.title),
        make("p", { class: `${lead[0]} lead` }, make("b", {}, lead[1]), lead[2]),
        make("p", { class: other[0] }, other[1], other[2]),
        changes(journey, now),
      ),
      make("p", { class: "brief" }, journey.about),
      choices(shown) || "",
      journey.calm ? make("p", { class: "soft" }, journey.calm) : "",
      now.lost ? make("p", { class: "lost" }, now.lost) : "",
      ...parts.bar(now.bars),
    );
    writeYear();
    if (embedded) writeMore(shown);
    else soon(shown);
  }

  /** @param {Shown} shown */
  function writeMore(shown) {
    box.append(...parts.more(shown));
    box.querySelectorAll("details").forEach((one, i) => (one.open = open[i] ?? one.open));
    box.removeAttribute("aria-busy");
  }
  // A file answers while the reader types: what takes longer to be drawn follows when the answer stands.
  /** @param {Shown} shown */
  function soon(shown) {
    box.setAttribute("aria-busy", "true");
    const isAsked = () => told === shown; // and nothing newer meanwhile
    requestAnimationFrame(() => setTimeout(() => isAsked() && writeMore(shown)));
  }

  /** @type {Itinerary["focus"]} */
  const focus = (number) =>
    /** @type {HTMLInputElement | null} */ (box.querySelector(`input[value="${number}"]`))?.focus();
  /** @type {Itinerary["reveal"]} */
  const reveal = () => box.querySelector(".answer")?.scrollIntoView({ block: "nearest" });
  corridor.on([EVENTS.step], writeYear);
  return { write, reveal, focus, leftOut };
});
