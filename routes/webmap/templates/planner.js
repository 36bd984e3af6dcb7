// @ts-check
// Journeys planned from the file alone: what is asked in a form or a link, answered at once on the map and in the card.
/**
 * @typedef {object} PlannerFeature
 * @property {() => Question | null} question  Null where nothing can be planned.
 */
corridor.feature(
  "planner",
  [
    "page",
    "elements",
    "journey",
    "planner_answer",
    "planner_works",
    "planner_card",
    "planner_question",
    "planner_form",
  ],
  (needed) => {
    const { journey, planner_answer: planner } = needed;
    const { planner_card: card, planner_works: works, planner_form: form } = needed;
    const { written, read, fault } = needed.planner_question;
    const { make } = needed.elements;
    const { data, words } = corridor;

    if (!data.planner) return { question: () => null };

    const own = data.journey?.within ? data.journey.asked : null; // the question with which the file was made
    const helps = make("ul", { class: "works" });

    /** @param {string[]} told */
    function help(told) {
      const rows = told.map((text) => make("li", {}, text));
      const head = make("li", {}, make("b", {}, words.would_work));
      helps.replaceChildren(...(rows.length ? [head, ...rows] : []));
    }
    // What was asked when the file was made is told as it was told then, with its drawings; in a
    // year without a way it stays, and the card says what was not open.
    /** @type {(asked: Question) => Journey | null} */
    function told(asked) {
      const { ways, before } = planner.answer(asked);
      const known = own && written(own) === written(asked) ? data.journey : null;
      if (!ways.length) {
        form.say(words.no_way);
        works.later(asked, help);
        return own?.year === asked.year ? null : known;
      }
      const now = card.journey(asked, ways, before);
      return known && own?.year === asked.year ? { ...known, draw: now.draw } : now;
    }
    function show() {
      form.write();
      help([]);
      const asked = form.question();
      form.say(fault(asked));
      const ready = Boolean(written(asked));
      const now = ready ? told(asked) : data.journey;
      journey.show(now, ready);
      if (fault(asked) || (ready && !now)) form.open(); // it says why, and what would work
      corridor.changed(EVENTS.plan);
    }

    form.begin([helps], () => {
      show();
      journey.reveal();
    });
    form.fill(own ?? form.blank);
    form.write();
    corridor.keep(
      EVENTS.plan,
      () => {
        const now = written(form.question());
        return own && now === written(own) ? "" : now;
      },
      (text) => {
        const { asked, refused } = text ? read(text) : { asked: own ?? form.blank, refused: [] };
        form.fill(asked);
        show();
        if (refused.length) form.open();
        return refused;
      },
    );
    if (own) corridor.on([EVENTS.started], show);
    corridor.on([EVENTS.step], () => {
      if (form.isOpen() || written(form.question())) show();
    });
    corridor.on([EVENTS.ask], (/** @type {Change} */ change) => {
      form.fill({ ...form.question(), ...change });
      show();
    });
    return { question: form.question };
  },
);
