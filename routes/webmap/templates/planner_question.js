// @ts-check
// A question as the text that a link keeps, such as origin=xian;destination=poti;close=aktau, and back.
/**
 * @typedef {object} PlannerQuestion
 * @property {Question} blank
 * @property {(asked: Question) => string} written  Nothing where it has no two ends.
 * @property {(text: string) => Question | null} read  None where a part cannot be.
 * @property {(asked: Question) => boolean} isSlip  Whether a part would change nothing: network/idle.py refuses it.
 */
corridor.feature(
  "planner_question",
  ["page", "planner_fields", "planner_whatif"],
  ({ planner_fields: { places, lines, others }, planner_whatif }) => {
    const { data } = corridor;
    const told = data.planner;
    const MOST = 20; // alternatives
    const SLOWEST = 100; // times as long
    const [PART, LIST, IS] = [";", ",", "="];
    const { first, last, today } = data.years;
    /** @type {Question} */
    const blank = {
      ...{ origin: "", destination: "", by: "time", service: "container", box: "40ft" },
      ...{ via: [], avoid: [], close: [], open: [], slow: [], scenario: [] },
      ...{ year: today, month: 0, depart: "", count: 1 },
    };
    const subjects = new Set([...places, ...lines]);
    const among = (/** @type {string[]} */ all) => (/** @type {string} */ id) => all.includes(id);
    const isPlace = among(places);
    const isSubject = (/** @type {string} */ id) => subjects.has(id);
    /** @type {(text: string) => boolean} */
    function isDay(text) {
      const time = Date.parse(text);
      const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
      return (
        /^\d{4}-\d\d-\d\d$/.test(text) && isReal && !(text < `${first}` || text > `${last}-12-31`)
      );
    }
    /** @type {(text: string, most: number, least: number) => boolean} */
    const isWhole = (text, most, least) =>
      /^[1-9]\d*$/.test(text) && Number(text) >= least && Number(text) <= most;
    /** @type {(text: string) => [string, number]} */
    const slowed = (text) => {
      const [id, factor] = text.split(IS);
      return [id, Number(factor)];
    };
    /** @type {Record<string, (text: string) => boolean>} */
    const allowed = {
      origin: isPlace,
      destination: isPlace,
      by: among(Object.keys(told?.by ?? {})),
      service: among(Object.keys(told?.services ?? {})),
      box: among(Object.keys(told?.boxes ?? {})),
      via: isPlace,
      avoid: (id) => isSubject(id) || others.includes(id),
      close: isSubject,
      open: (id) => planner_whatif.openable(first).includes(id),
      slow: (text) => {
        const [id, factor] = slowed(text);
        const isNumber = /^[^=]*=\d+(\.\d+)?$/.test(text);
        return isSubject(id) && isNumber && Number(factor.toFixed(3)) > 1 && factor <= SLOWEST;
      },
      scenario: among(told?.scenarios.map(({ id }) => id) ?? []),
      month: (text) => isWhole(text, 12, 1),
      depart: isDay,
      count: (text) => isWhole(text, MOST, 1),
    };

    /** @type {PlannerQuestion["written"]} */
    function written(asked) {
      if (![asked.origin, asked.destination, ...asked.via].every(isPlace)) return "";
      return Object.keys(allowed)
        .map((name) => {
          const value = /** @type {any} */ (asked)[name];
          const all = name === "slow" ? asked.slow.map((one) => one.join(IS)) : [value].flat();
          const isUsual = String(value) === String(/** @type {any} */ (blank)[name]);
          return isUsual ? "" : `${name}${IS}${all.join(LIST)}`;
        })
        .filter(Boolean)
        .join(PART);
    }
    /** @type {PlannerQuestion["isSlip"]} */
    function isSlip({ origin, via, destination, avoid, close, open, slow, scenario }) {
      const all = [...avoid, ...close, ...open, ...slow.map(([id]) => id), ...scenario];
      const places = [origin, ...via, destination];
      const stays = via.length > 0 && places.some((id, i) => id && id === places[i + 1]);
      const isClosed = scenario.some((name) =>
        told?.scenarios
          .filter(({ id }) => id === name)
          .some(({ rows }) => rows.every(({ subject }) => close.includes(subject))),
      );
      return stays || isClosed || new Set(all).size < all.length;
    }
    /** @type {PlannerQuestion["read"]} */
    function read(text) {
      /** @type {any} */
      const asked = { ...blank };
      const parts = text.split(PART);
      const said = new Set(parts.map((part) => part.split(IS, 1)[0]));
      if (said.size < parts.length || (said.has("depart") && said.has("month"))) return null;
      for (const part of parts) {
        const name = part.split(IS, 1)[0];
        const value = part.slice(name.length + 1);
        const known = Object.hasOwn(allowed, name) ? asked[name] : undefined;
        const all = Array.isArray(known) ? value.split(LIST) : [value];
        if (known === undefined || !all.every(allowed[name])) return null;
        if (name === "slow") asked.slow = all.map(slowed);
        else if (Array.isArray(known)) asked[name] = all;
        else asked[name] = typeof known === "number" ? Number(value) : value;
      }
      const { origin, destination, service } = asked;
      if (service === "truck" && said.has("box")) return null;
      return origin && destination && origin !== destination && !isSlip(asked) ? asked : null;
    }

    return { blank, written, read, isSlip };
  },
);
