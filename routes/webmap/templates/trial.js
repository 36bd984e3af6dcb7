// @ts-check
// Another question tried on the map: answered here where the planner is at hand, and told to the page or to the form of a file.
/**
 * @typedef {Partial<Pick<Question, "origin" | "destination" | "via" | "close">>} Change
 * @typedef {object} Trial
 * @property {() => Question | null} asked  The question that can be changed; null where there is none.
 * @property {() => boolean} begins  Whether a journey may be begun: its page will ask for what is missing.
 * @property {() => void} prepare  Fetches the planner where it is not at hand: the reader is about to try something.
 * @property {(change: Change) => Way | null | undefined} look
 *   The best way under a change, beside the one that is shown; null where there is none, undefined where the page must say.
 * @property {() => Set<string> | null} served  The places to which one can go; null where the page must say.
 * @property {(change: Change) => void} ask
 */
corridor.feature("trial", ["page", "elements", "journey"], ({ elements: { byId }, journey }) => {
  const { embedded, features, state } = corridor;
  let [wanted, begins] = [false, false];
  /** @type {{of: Journey, choice: number, arcs: Arc[] | null} | null} */
  let known = null; // the arcs of the way that is shown

  /** @type {Trial["asked"]} */
  const asked = () =>
    embedded ? (journey.shown()?.journey.asked ?? null) : (features.planner?.question() ?? null);
  const isWithin = () => !embedded || Boolean(journey.shown()?.journey.within);
  const planner = () => (isWithin() ? features.planner_answer : undefined);

  /** @type {Trial["prepare"]} */
  function prepare() {
    if (wanted || !embedded || !asked() || !isWithin()) return;
    wanted = true;
    corridor.tell(EVENTS.planner);
  }

  /** @param {PlannerAnswer} at */
  function present(at) {
    const shown = journey.shown();
    if (!shown) return null;
    const { journey: of, choice } = shown;
    if (known?.of !== of || known.choice !== choice)
      known = { of, choice, arcs: at.answer(of.asked).ways[choice - 1] ?? null };
    return known.arcs;
  }

  /** @type {Trial["look"]} */
  function look(change) {
    const [at, now] = [planner(), asked()];
    return at && now ? at.first({ ...now, ...change }, present(at)) : undefined;
  }

  // The form of a file answers by itself.
  /** @param {Question} now */
  function guess(now) {
    const told = embedded && planner()?.journey(now);
    if (told) journey.guess(told);
  }
  /** @type {Trial["ask"]} */
  function ask(change) {
    const now = asked();
    if (now) guess({ ...now, ...change });
    else if (!begins) return;
    corridor.tell(EVENTS.ask, change);
  }
  // The bar of years changes the question, too, of which the page hears once it rests.
  function step() {
    const [now, year] = [asked(), state.year ?? corridor.data.years.today];
    if (now && !now.depart && now.year !== year) guess({ ...now, year });
  }

  if (embedded) {
    corridor.on([EVENTS.asks], (/** @type {Message} */ { asks }) => {
      begins = Boolean(asks);
    });
    corridor.on([EVENTS.step], step);
    for (const begun of ["pointerover", "focusin"]) byId("years").addEventListener(begun, prepare);
  }
  const served = () => planner()?.served(asked()) ?? null;
  return { asked, begins: () => begins, prepare, look, ask, served };
});
