// @ts-check
// What a journey passes by and keeps clear of, and what is supposed: a list, each with a button that takes it out again.
/**
 * @typedef {"via" | "avoid" | "close" | "open" | "slow" | "scenario"} Listed
 * @typedef {Pick<Question, Listed>} Lists
 * @typedef {object} PlannerList
 * @property {HTMLElement} chips
 * @property {(field: Listed, id: string, factor: number) => boolean} add  False for what is listed already.
 * @property {(field: Listed, id: string) => void} remove
 * @property {() => Lists} lists
 * @property {(asked: Lists) => void} fill
 * @property {(act: () => void) => void} write
 */
corridor.feature(
  "planner_list",
  ["page", "elements", "planner_fields"],
  ({ elements: { make }, planner_fields: { title } }) => {
    const { words } = corridor;
    const chips = make("ul", { class: "chips" });
    const PLAIN = /** @type {const} */ (["via", "avoid", "close", "open", "scenario"]);
    /** @type {{field: Listed, id: string, factor: number}[]} */
    let listed = [];

    /** @type {PlannerList["add"]} */
    function add(field, id, factor) {
      const isNew = !listed.some((one) => one.field === field && one.id === id);
      if (isNew) listed = [...listed, { field, id, factor }];
      return isNew;
    }
    /** @type {PlannerList["remove"]} */
    function remove(field, id) {
      listed = listed.filter((one) => one.field !== field || one.id !== id);
    }
    /** @type {PlannerList["lists"]} */
    function lists() {
      const ids = (/** @type {Listed} */ field) =>
        listed.filter((one) => one.field === field).map(({ id }) => id);
      return {
        ...{ via: ids("via"), avoid: ids("avoid"), close: ids("close"), open: ids("open") },
        scenario: ids("scenario"),
        slow: listed.flatMap(({ field, id, factor }) => (field === "slow" ? [[id, factor]] : [])),
      };
    }
    /** @type {PlannerList["fill"]} */
    function fill(asked) {
      listed = [
        ...PLAIN.flatMap((field) => asked[field].map((id) => ({ field, id, factor: 1 }))),
        ...asked.slow.map(([id, factor]) => ({ field: /** @type {const} */ ("slow"), id, factor })),
      ];
    }

    const word = {
      ...{ via: words.via, avoid: words.avoid, close: words.closed, open: words.supposed_open },
      ...{ slow: words.slow, scenario: words.scenario },
    };
    /** @type {PlannerList["write"]} */
    function write(act) {
      chips.replaceChildren(
        ...listed.map((one) => {
          const factor = one.field === "slow" ? ` × ${one.factor}` : "";
          const text = `${word[one.field]}: ${title(one.id)}${factor}`;
          const onclick = () => {
            remove(one.field, one.id);
            act();
          };
          const gone = { type: "button", "aria-label": `${words.remove} ${text}`, onclick };
          return make("li", {}, text, " ", make("button", gone, "×"));
        }),
      );
    }

    return { chips, add, remove, lists, fill, write };
  },
);
