// @ts-check
// The planner's form: what is asked, in fields and lists, and how it comes to say another question.
/**
 * @typedef {object} PlannerForm
 * @property {(elements: HTMLElement[], act: () => void) => void} begin  Puts the form on the page, with what is told below it.
 * @property {() => Question} question
 * @property {(asked: Question) => void} fill
 * @property {() => void} write  Writes the lists of what is chosen and what can be added.
 * @property {(text: string) => void} say
 * @property {() => boolean} isOpen
 * @property {() => void} open
 * @property {Question} blank  What it asks at first.
 */
corridor.feature(
  "planner_form",
  ["page", "elements", "planner_whatif", "planner_fields", "planner_list", "planner_question"],
  (needed) => {
    const { planner_whatif: whatif, planner_list: list } = needed;
    const { planner_fields: fields } = needed;
    const { title, labelled, choice } = fields;
    const { isSlip, days } = needed.planner_question;
    const { make, byId } = needed.elements;
    const { data, words, state } = corridor;
    const told = /** @type {Planner} */ (data.planner);
    const MOST = 20; // alternatives
    const [LEAST, SLOWEST] = [1.1, 100]; // times as long
    const blank = { ...needed.planner_question.blank, count: 3 };
    const box = /** @type {HTMLDetailsElement} */ (byId("planner"));
    let changed = () => {};
    const act = () => changed();
    const status = make("p", { role: "status" });
    const unknown = () => say(words.nothing_found);
    const ends = [0, 1].map(() => fields.typed("planner-places", act, () => say("")));
    const by = choice(told?.by ?? {}, act);
    const services = Object.entries(told?.services ?? {});
    const service = choice(Object.fromEntries(services.map(([id, one]) => [id, one.label])), act);
    const size = choice(told?.boxes ?? {}, act);
    const months = [words.any_month, ...(told?.months ?? [])];
    const month = choice(Object.fromEntries(months.map((name, i) => [i, name])), act);
    const { first, last, today } = data.years;
    const depart = make("input", {
      ...{ type: "date", min: `${first}-01-01`, max: `${last}-12-31`, onchange: act },
    });
    const count = make("input", { type: "number", min: 1, max: MOST, onchange: act });

    /** @type {(field: Listed, id: string | undefined, factor?: number) => void} */
    function add(field, id, factor = 1) {
      if (!id || !list.add(field, id, factor)) return;
      if (!isSlip(question())) return act();
      list.remove(field, id);
      say(words.unchanged);
    }
    /** @type {(names: string, kind: Listed, factor?: () => number) => HTMLInputElement} */
    const adding = (names, kind, factor) =>
      fields.typed(
        names,
        (id, input) => {
          input.value = "";
          add(kind, id, factor?.());
        },
        unknown,
      );
    /** @type {(kind: "open" | "scenario") => HTMLSelectElement} */
    function picking(kind) {
      const select = choice({}, () => {
        const id = select.value;
        select.value = "";
        add(kind, id);
      });
      return select;
    }
    const [opening, scenario] = [picking("open"), picking("scenario")];
    const limits = { type: "number", min: LEAST, max: SLOWEST, step: 0.1, value: 2 };
    const times = make("input", { ...limits, "aria-label": `${words.slow} ×` });
    const factor = () => Math.min(Math.max(Number(times.value), LEAST), SLOWEST);

    // What is no day or number that can be asked for is told, and the question is asked without it.
    /** @type {(input: HTMLInputElement) => string} */
    const valid = ({ value, validity }) => (validity.valid ? value : "");
    /** @type {PlannerForm["say"]} */
    function say(text) {
      const refused = [
        ...ends.map((one) => (one.value && !fields.meant(one.value) ? words.nothing_found : "")),
        depart.validity.valid ? "" : `${words.depart}: ${days}`,
        count.validity.valid ? "" : `${words.alternatives}: 1…${MOST}`,
      ];
      [...ends, depart, count].forEach((one, i) =>
        one.setAttribute("aria-invalid", String(Boolean(refused[i]))),
      );
      status.textContent = [...new Set([...refused, text])].filter(Boolean).join("; ");
    }
    const year = () => state.year ?? (Number(valid(depart).slice(0, 4)) || today);
    /** @type {PlannerForm["question"]} */
    function question() {
      const [origin, destination] = ends.map(({ value }) => fields.meant(value) ?? "");
      const lists = list.lists();
      return fields.settled({
        ...{ origin, destination, by: by.value, service: service.value, year: year() },
        ...lists,
        box: service.value === "truck" ? blank.box : size.value,
        open: lists.open.filter((id) => whatif.openable(year()).includes(id)),
        month: valid(depart) ? 0 : Number(month.value),
        depart: valid(depart),
        count: Number(valid(count)) || blank.count,
      });
    }
    /** @type {PlannerForm["fill"]} */
    function fill(asked) {
      [asked.origin, asked.destination].forEach((id, i) => {
        ends[i].value = id && title(id);
      });
      by.value = asked.by;
      service.value = asked.service;
      size.value = asked.box;
      month.value = String(asked.month);
      depart.value = asked.depart;
      count.value = String(asked.count);
      list.fill(asked);
    }

    // What stands in the lists, each with a button that takes it out again, and what can be added.
    /** @type {PlannerForm["write"]} */
    function write() {
      const whole = told.scenarios.filter(({ rows }) =>
        rows.some(({ effect }) => effect !== "open"),
      );
      fields.fill(opening, whatif.openable(year()));
      fields.fill(scenario, whole.map(({ id }) => id)); // prettier-ignore
      size.disabled = service.value === "truck";
      month.disabled = Boolean(valid(depart));
      say("");
      list.write(act);
    }

    const open = () => {
      box.open = true;
    };

    // What is asked less often waits folded, so that the answer stands below both ends; one fold is open at a time.
    /** @type {(title: string, ...inside: HTMLElement[]) => HTMLElement} */
    const fold = (title, ...inside) =>
      make("details", { name: "planner-more" }, make("summary", {}, title), ...inside);

    /** @type {PlannerForm["begin"]} */
    function begin(elements, show) {
      changed = show;
      box.append(
        make("summary", {}, words.plan),
        ...fields.names(),
        labelled(words.origin, ends[0]),
        labelled(words.destination, ends[1]),
        status,
        ...elements,
        list.chips,
        fold(
          words.more,
          labelled(words.by, by),
          labelled(words.service, service),
          labelled(words.box, size),
          labelled(words.month, month),
          labelled(words.depart, depart),
          labelled(words.alternatives, count),
          labelled(words.via, adding("planner-places", "via")),
          labelled(words.avoid, adding("planner-all", "avoid")),
        ),
        fold(
          words.what_if,
          labelled(words.closed, adding("planner-subjects", "close")),
          labelled(words.supposed_open, opening),
          labelled(words.slow, adding("planner-subjects", "slow", factor), "×", times),
          labelled(words.scenario, scenario),
        ),
      );
      box.hidden = false;
    }

    return { begin, question, fill, write, say, isOpen: () => box.open, open, blank };
  },
);
