// @ts-check
// The fields of the planner's form: places and lines are chosen by typing any of their names.
/**
 * @typedef {object} PlannerFields
 * @property {string[]} places
 * @property {string[]} lines  Those of the corridor.
 * @property {string[]} others  Countries and modes.
 * @property {(id: string) => string} title  The name of a place, line or scenario.
 * @property {(text: string, list?: string) => string | undefined} meant
 *   What a text names of a list: by its id, name or title; an end as planner_places: known.
 * @property {PlannerPlaces["settled"]} settled
 * @property {(word: string, control: HTMLElement, ...beside: Child[]) => HTMLElement} labelled
 * @property {(options: Record<string, string>, onchange: () => void) => HTMLSelectElement} choice
 * @property {(select: HTMLSelectElement, ids: string[]) => void} fill
 * @property {() => HTMLElement[]} names  The lists of names to choose from.
 * @property {(list: string, act: (id: string | undefined, input: HTMLInputElement) => void, failed: () => void) => HTMLInputElement} typed
 */
corridor.feature(
  "planner_fields",
  ["page", "elements", "subjects", "search", "planner_places", "planner_texts"],
  ({
    elements: { make },
    subjects,
    search: { fold },
    planner_places: { bare, known, best, settled },
    planner_texts: { named },
  }) => {
    const told = corridor.data.planner;
    let count = 0; // of the controls with a label
    const ids = [...subjects.all.keys()];
    const places = Object.values(told?.lands ?? {}).flatMap((all) => all.map((one) => ids[one]));
    const lines = ids.filter((id) => subjects.isLine(id) && !subjects.isBeyond(id));
    const labels = new Map(told?.scenarios.map(({ id, label }) => [id, label]));
    const others = Object.keys({ ...told?.lands, ...told?.modes });
    const isNamed = (/** @type {string} */ id) => subjects.find(id) || others.includes(id);
    const title = (/** @type {string} */ id) => labels.get(id) ?? (isNamed(id) ? named(id) : id);
    const PLACES = "planner-places";
    /** @type {Record<string, string[]>} */
    const lists = {
      [PLACES]: places,
      "planner-subjects": [...places, ...lines],
      "planner-all": [...others, ...places, ...lines],
    };
    const byTitle = new Map(told && lists["planner-all"].map((id) => [title(id), id]));

    /** @type {PlannerFields["names"]} */
    const names = () =>
      Object.entries(lists).map(([id, ids]) =>
        make("datalist", { id }, ...ids.map((one) => make("option", { value: title(one) }))),
      );
    /** @type {PlannerFields["labelled"]} */
    function labelled(word, control, ...beside) {
      control.id = `planner-field-${(count += 1)}`;
      const label = make("label", { for: control.id }, word);
      return make("div", { class: "field" }, label, control, ...beside);
    }
    /** @type {PlannerFields["choice"]} */
    const choice = (options, onchange) =>
      make(
        "select",
        { onchange },
        ...Object.entries(options).map(([value, text]) => make("option", { value }, text)),
      );
    /** @type {PlannerFields["fill"]} */
    const fill = (select, ids) =>
      select.replaceChildren(
        make("option", { value: "" }, "–"),
        ...ids.map((value) => make("option", { value }, title(value))),
      );

    // As find() of network/names.py: a country or mode also by its id in small letters or its name alone.
    /** @type {PlannerFields["meant"]} */
    function meant(text, list = PLACES) {
      const id = byTitle.get(text) ?? text;
      if (lists[list].includes(id)) return id;
      if (list === PLACES) return known(text);
      const wanted = fold(text);
      const called = (/** @type {string} */ one) =>
        [title(one), ...(told?.called[one] ?? [subjects.get(one).name])]
          .flatMap((name) => [name, bare(name)])
          .concat(one)
          .some((name) => fold(name) === wanted);
      const named = [...others, ...lines].filter(called);
      const found = named.length ? named : best(text);
      return found.length === 1 && lists[list].includes(found[0]) ? found[0] : undefined;
    }
    /** @type {PlannerFields["typed"]} */
    function typed(list, act, failed) {
      const input = make("input", { list, type: "text", autocomplete: "off" });
      input.addEventListener("change", () => {
        const id = meant(input.value, list);
        const unknown = Boolean(input.value && !id);
        input.setAttribute("aria-invalid", String(unknown));
        if (id) input.value = title(id);
        if (unknown) failed();
        else act(id, input);
      });
      return input;
    }

    return { places, lines, others, title, meant, settled, labelled, choice, fill, names, typed };
  },
);
