// @ts-check
// What the passport of a place or line offers to a journey: to begin, end or pass there, or to do without it.
corridor.feature(
  "offers",
  ["page", "elements", "subjects", "drawing", "journey", "trial"],
  ({ elements: { make, byId }, subjects, drawing, journey, trial }) => {
    const { words, state } = corridor;
    const box = byId("passport");
    /** @typedef {[text: string, change: Change]} Offer */

    // Where a new place to pass makes the journey the least longer as the crow flies; the last where that is not drawn.
    /** @type {(asked: Question, id: string) => string[]} */
    function passing({ origin, via, destination }, id) {
      const stops = [origin, ...via, destination];
      if (![id, ...stops].every((one) => drawing.positions(one).length)) return [...via, id];
      const at = (/** @type {string} */ one) => drawing.positions(one)[0];
      const longer = stops.slice(1).map((next, i) => {
        const [here, from, to] = [at(id), at(stops[i]), at(next)];
        return here.distanceTo(from) + here.distanceTo(to) - from.distanceTo(to);
      });
      const place = longer.indexOf(Math.min(...longer));
      return [...via.slice(0, place), id, ...via.slice(place)];
    }
    /** @type {(id: string) => Offer[]} */
    const ending = (id) => [
      [words.from_here, { origin: id }],
      [words.to_here, { destination: id }],
    ];
    /** @type {(asked: Question, id: string) => Offer[]} */
    function stopping(asked, id) {
      const { origin, destination, via } = asked;
      if (subjects.isLine(id) || [origin, destination].includes(id)) return [];
      if (via.includes(id)) return [[words.not_by_here, { via: via.filter((one) => one !== id) }]];
      return origin && destination
        ? [...ending(id), [words.by_way_of_here, { via: passing(asked, id) }]]
        : ending(id);
    }
    // What is not open, or supposed to be anything else, cannot be closed: network/idle.py refuses it.
    /** @type {(asked: Question, id: string) => Offer[]} */
    function closing({ origin, destination, via, close, open, slow, avoid }, id) {
      if (close.includes(id))
        return [[words.open_again, { close: close.filter((one) => one !== id) }]];
      const other = [origin, destination, ...via, ...open, ...avoid, ...slow.map(([one]) => one)];
      const can = origin && destination && subjects.status(id) === "operating";
      return can && !other.includes(id) ? [[words.close_and_see, { close: [...close, id] }]] : [];
    }

    /** @type {(id: string) => Offer[]} */
    function offered(id) {
      const asked = trial.asked();
      if (asked) return [...stopping(asked, id), ...closing(asked, id)];
      return trial.begins() && !subjects.isLine(id) ? ending(id) : [];
    }

    // What a closing costs stands beside it: before, and now.
    /** @type {(id: string) => string} */
    function cost(id) {
      const shown = journey.shown();
      const { before, closed, ways } = shown?.journey ?? {};
      const now = ways?.[(shown?.choice ?? 1) - 1];
      if (!before || !now || !closed?.includes(id)) return "";
      const told = (/** @type {Way} */ { days, range }) => `${days}${range && ` (${range})`}`;
      const change = now.difference || words.unchanged;
      return `${words.before}: ${told(before)} → ${told(now)}: ${change}`;
    }

    function write() {
      const old = box.querySelector(".offers");
      const focus = [...(old?.querySelectorAll("button") ?? [])].findIndex(
        (one) => one === document.activeElement,
      );
      old?.remove();
      const id = state.selected;
      if (!id || box.hidden || subjects.isBeyond(id)) return;
      const buttons = offered(id).map(([text, change]) =>
        make("button", { type: "button", onclick: () => trial.ask(change) }, text),
      );
      if (!buttons.length) return;
      const told = make("p", { role: "status" }, cost(id));
      const all = make("div", { class: "offers" }, ...buttons, told);
      for (const begun of ["pointerover", "focusin"]) all.addEventListener(begun, trial.prepare);
      box.querySelector(".brief")?.after(all);
      if (focus >= 0) buttons.at(Math.min(focus, buttons.length - 1))?.focus();
    }
    corridor.on([EVENTS.passport, EVENTS.drawn, EVENTS.step], write);
  },
);
