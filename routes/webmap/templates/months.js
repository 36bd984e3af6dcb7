// @ts-check
// The twelve months of a way side by side: a bar from P10 to P90, a dot for P50.
/**
 * @typedef {object} MonthChart
 * @property {(told: Months | undefined) => HTMLElement[]} draw  Nothing where the page has a chart of its own.
 */
corridor.feature("months", ["elements"], ({ elements: { make } }) => {
  /** @type {MonthChart["draw"]} */
  function draw(told) {
    if (!told) return [];
    const most = Math.max(...told.rows.map((one) => one.p90));
    /** @type {(days: number) => string} */
    const part = (days) => `${(100 * days) / most}%`;
    const rows = told.rows.map((one) => {
      const span = { left: part(one.p10), width: part(one.p90 - one.p10), background: one.colour };
      const track = make(
        "span",
        { class: "track", "aria-hidden": "true" },
        make("span", { class: "span", style: span }),
        make("span", { class: "dot", style: { left: part(one.p50) } }),
      );
      return make("li", {}, make("span", {}, one.label), track, make("b", {}, one.text));
    });
    return [
      make("h3", {}, told.title),
      make("ul", { class: "months" }, ...rows),
      ...told.notes.map((text) => make("p", { class: "soft" }, text)),
    ];
  }
  return { draw };
});
