// @ts-check
// Journeys planned from the file alone: what is asked in a form, answered at once on the map and in the journey's card.
/**
 * @typedef {object} PlannerFeature
 * @property {(asked: Question) => {ways: Arc[][], before: Arc[] | null}} answer  No ways where there is none.
 */
corridor.feature(
  "planner",
  [
    "page",
    "elements",
    "selection",
    "journey",
    "planner_whatif",
    "planner_search",
    "planner_places",
    "planner_card",
    "planner_fields",
  ],
  (needed) => {
    const { selection, journey, planner_whatif: whatif, planner_search: finder } = needed;
    const { planner_card: card, planner_fields: fields, planner_places } = needed;
    const { places, lines, title, labelled, choice } = fields;
    const { make, byId } = needed.elements;
    const { data, words, state } = corridor;
    const told = /** @type {Planner} */ (data.planner);
    const MOST = 20; // alternatives
    const SLOWEST = 100; // times as long
    const box = /** @type {HTMLDetailsElement} */ (byId("planner"));
    /** @typedef {"via" | "close" | "open" | "slow" | "scenario"} Listed */
    /** @type {{field: Listed, id: string, factor: number}[]} */
    let listed = []; // what the journey passes by, and what is supposed

    /** @type {PlannerFeature["answer"]} */
    function answer(asked) {
      const ways = finder.ways(asked, whatif.arcs(asked, true), asked.count);
      if (!whatif.supposes(asked)) return { ways, before: null };
      const [before] = finder.ways(asked, whatif.arcs(asked, false), 1);
      return { ways, before: before ?? null };
    }
    if (!told) return { answer };

    const status = make("p", { role: "status" });
    const chips = make("ul", { class: "chips" });
    const closing = make("button", { type: "button", hidden: "" });
    function unknown() {
      status.textContent = words.nothing_found;
    }
    const ends = [0, 1].map(() => fields.typed("planner-places", show, unknown));
    const by = choice(told.by, show);
    const services = Object.entries(told.services);
    const service = choice(Object.fromEntries(services.map(([id, one]) => [id, one.label])), show);
    const month = choice(
      Object.fromEntries([words.any_month, ...told.months].map((name, i) => [i, name])),
      show,
    );
    const count = make("input", { type: "number", min: 1, max: MOST, value: 3, onchange: show });

    /** @type {(field: Listed, id: string | undefined, factor?: number) => void} */
    function add(field, id, factor = 1) {
      if (!id || listed.some((one) => one.field === field && one.id === id)) return;
      listed = [...listed, { field, id, factor }];
      show();
    }
    /** @type {(list: string, kind: Listed, factor?: () => number) => HTMLInputElement} */
    const adding = (list, kind, factor) =>
      fields.typed(
        list,
        (id, input) => {
          input.value = "";
          add(kind, id, factor?.());
        },
        unknown,
      );
    const word = {
      via: words.via,
      close: words.closed,
      open: words.supposed_open,
      slow: words.slow,
      scenario: words.scenario,
    };
    /** @type {(kind: "open" | "scenario") => HTMLSelectElement} */
    function picking(kind) {
      const select = choice({}, () => {
        const id = select.value;
        select.value = "";
        add(kind, id);
      });
      return select;
    }
    const opening = picking("open");
    const scenario = picking("scenario");
    const limits = { type: "number", min: 1, max: SLOWEST, step: 0.1, value: 2 };
    const times = make("input", { ...limits, "aria-label": `${words.slow} ×` });
    const factor = () => Math.min(Math.max(Number(times.value) || 1, 1), SLOWEST);

    const year = () => state.year ?? data.years.today;
    const ids = (/** @type {Listed} */ field) =>
      listed.filter((one) => one.field === field).map(({ id }) => id);
    /** @returns {Question} */
    function question() {
      const [origin, destination] = ends.map(({ value }) => fields.meant(value) ?? "");
      return planner_places.settled({
        ...{ origin, destination, by: by.value, service: service.value, year: year() },
        ...{ via: ids("via"), close: ids("close"), scenario: ids("scenario") },
        open: ids("open").filter((id) => whatif.openable(year()).includes(id)),
        slow: listed.flatMap(({ field, id, factor }) => (field === "slow" ? [[id, factor]] : [])),
        month: Number(month.value),
        count: Math.min(Math.max(Math.trunc(Number(count.value)) || 1, 1), MOST),
      });
    }

    // What stands in the lists, each with a button that takes it out again, and what can be added.
    function write() {
      fields.fill(opening, whatif.openable(year()));
      const others = told.scenarios.filter(({ rows }) => rows.some((row) => row.effect !== "open"));
      fields.fill(
        scenario,
        others.map(({ id }) => id),
      );
      chips.replaceChildren(
        ...listed.map((one) => {
          const factor = one.field === "slow" ? ` × ${one.factor}` : "";
          const text = `${word[one.field]}: ${title(one.id)}${factor}`;
          const remove = () => {
            listed = listed.filter((other) => other !== one);
            show();
          };
          const gone = { type: "button", "aria-label": `${words.remove} ${text}`, onclick: remove };
          return make("li", {}, text, " ", make("button", gone, "×"));
        }),
      );
    }

    function show() {
      write();
      const asked = question();
      const ready = asked.origin && asked.destination && asked.origin !== asked.destination;
      const found = ready ? answer(asked) : null;
      status.textContent = found && !found.ways.length ? words.no_way : "";
      if (!found) journey.show(data.journey, false);
      else if (!found.ways.length) journey.show(null, false);
      else journey.show(card.journey(asked, found.ways, found.before), true);
    }

    // What is selected on the map is closed by one button.
    function offer() {
      const id = state.selected;
      closing.hidden = !id || ![...places, ...lines].includes(id);
      if (!id || closing.hidden) return;
      closing.textContent = `${words.close}: ${title(id)}`;
      closing.onclick = () => {
        add("close", id);
        selection.select(null);
      };
    }

    const [from, to] = ends;
    box.append(
      make("summary", {}, words.plan),
      fields.names("planner-places", places),
      fields.names("planner-subjects", [...places, ...lines]),
      labelled(words.origin, from),
      labelled(words.destination, to),
      labelled(words.by, by),
      labelled(words.service, service),
      labelled(words.month, month),
      labelled(words.alternatives, count),
      labelled(words.via, adding("planner-places", "via")),
      make(
        "fieldset",
        {},
        make("legend", {}, words.what_if),
        labelled(words.closed, adding("planner-subjects", "close")),
        closing,
        labelled(words.supposed_open, opening),
        labelled(words.slow, adding("planner-subjects", "slow", factor)),
        times,
        labelled(words.scenario, scenario),
      ),
      chips,
      status,
    );
    box.hidden = false;
    write();
    data.journey?.ends.forEach((id, i) => {
      ends[i].value = title(id);
    });
    corridor.on([EVENTS.select], offer);
    corridor.on([EVENTS.step], () => {
      if (box.open) show();
    });
    return { answer };
  },
);
