// @ts-check
// A question as the text that a link keeps, such as origin=xian;destination=poti;close=aktau, and back.
/**
 * @typedef {object} PlannerQuestion
 * @property {Question} blank
 * @property {(asked: Question) => string} written  Nothing where it cannot be asked.
 * @property {(text: string) => {asked: Question, refused: Refused[]}} read  What cannot be is left out and told.
 * @property {(asked: Question) => boolean} isSlip  Whether a part would change nothing: network/idle.py refuses it.
 * @property {(asked: Question) => string} fault  Why it cannot be asked, in words.
 * @property {string} days  Which days of departure are allowed, in words.
 */
corridor.feature(
  "planner_question",
  ["page", "subjects", "planner_fields", "planner_whatif"],
  ({ subjects, planner_fields: { places, lines, others, title }, planner_whatif }) => {
    const { data, words } = corridor;
    const told = data.planner;
    const { a_place = "", a_thing = "", day = "", nowhere = "" } = told?.errors ?? {};
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
    /** @typedef {[fits: (text: string) => boolean, allowed: string]} Field */
    /** @type {(ids: string[], allowed?: string) => Field} */
    const among = (ids, allowed = ids.join(", ")) => [(id) => ids.includes(id), allowed];
    const place = among(places, a_place);
    const thing = among([...places, ...lines], a_thing);
    /** @type {(text: string) => boolean} */
    function isDay(text) {
      const time = Date.parse(text);
      const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
      return (
        /^\d{4}-\d\d-\d\d$/.test(text) && isReal && !(text < `${first}` || text > `${last}-12-31`)
      );
    }
    /** @type {(text: string, most: number) => boolean} */
    const isWhole = (text, most) => /^[1-9]\d*$/.test(text) && Number(text) <= most;
    /** @type {(text: string) => [string, number]} */
    const slowed = (text) => {
      const [id, factor] = text.split(IS);
      return [id, Number(factor)];
    };
    /** @type {(text: string) => boolean} */
    function isSlow(text) {
      const [id, factor] = slowed(text);
      const isNumber = /^[^=]*=\d+(\.\d+)?$/.test(text);
      return thing[0](id) && isNumber && Number(factor.toFixed(3)) > 1 && factor <= SLOWEST;
    }
    const days = [`${first}-01-01`, `${last}-12-31`].reduce(
      (text, end) => text.replace("{}", end),
      day,
    );
    /** @type {Record<string, Field>} */
    const fields = {
      origin: place,
      destination: place,
      by: among(Object.keys(told?.by ?? {})),
      service: among(Object.keys(told?.services ?? {})),
      box: among(Object.keys(told?.boxes ?? {})),
      via: place,
      avoid: among([...others, ...places, ...lines], `${others.join(", ")}; ${a_thing}`),
      close: thing,
      open: among(told ? planner_whatif.openable(first) : []),
      slow: [isSlow, `${a_thing}=1.1…${SLOWEST}`],
      scenario: among(told?.scenarios.map(({ id }) => id) ?? []),
      month: [(text) => isWhole(text, 12), "1…12"],
      depart: [isDay, days],
      count: [(text) => isWhole(text, MOST), `1…${MOST}`],
    };

    /** @type {PlannerQuestion["fault"]} */
    function fault(asked) {
      const { origin, destination, via } = asked;
      const outside = [origin, destination, ...via].find((id) => id && !place[0](id));
      if (outside) return words.beyond_corridor.replace("{}", title(outside));
      if (!origin || !destination) return "";
      if ([origin, ...via].every((id) => id === destination))
        return nowhere.replace("{}", title(origin));
      return isSlip(asked) ? words.unchanged : "";
    }
    /** @type {PlannerQuestion["written"]} */
    function written(asked) {
      if (!asked.origin || !asked.destination || fault(asked)) return "";
      return Object.keys(fields)
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
    function isSlip({ origin, via, destination, service, avoid, close, open, slow, scenario }) {
      const all = [...avoid, ...close, ...open, ...slow.map(([id]) => id), ...scenario];
      const places = [origin, ...via, destination];
      const modes = told?.services[service].modes ?? [];
      const unused = avoid.some((id) => told?.modes[id] && !modes.includes(id));
      const stays = via.length > 0 && places.some((id, i) => id && id === places[i + 1]);
      const isClosed = scenario.some((name) =>
        told?.scenarios
          .filter(({ id }) => id === name)
          .some(({ rows }) => rows.every(({ subject }) => close.includes(subject))),
      );
      return stays || unused || isClosed || new Set(all).size < all.length;
    }
    /** @type {PlannerQuestion["read"]} */
    function read(text) {
      /** @type {any} */
      const asked = { ...blank };
      /** @type {Refused[]} */
      const refused = [];
      const said = new Set();
      /** @type {(name: string, value: string) => void} */
      function take(name, value) {
        const known = asked[name];
        const one = name === "slow" ? slowed(value) : value;
        const next = Array.isArray(known)
          ? [...known, one]
          : typeof known === "number"
            ? Number(one)
            : one;
        const [fits, allowed] = fields[name];
        const isBeyond = fields[name] === place && subjects.find(value) && !subjects.isLine(value);
        const told = isBeyond ? words.beyond_corridor.replace("{}", title(value)) : allowed;
        if (!fits(value)) refused.push([name + IS + value, told]);
        else if (isSlip({ ...asked, [name]: next }))
          refused.push([name + IS + value, words.unchanged]);
        else asked[name] = next;
      }
      for (const part of text.split(PART)) {
        const [name] = part.split(IS, 1);
        const value = part.slice(name.length + 1);
        if (!Object.hasOwn(fields, name)) refused.push([part, Object.keys(fields).join(", ")]);
        else if (said.has(name)) refused.push([part, words.both]);
        else
          for (const one of Array.isArray(asked[name]) ? value.split(LIST) : [value])
            take(name, one);
        said.add(name);
      }
      for (const end of ["origin", "destination"])
        if (!said.has(end)) refused.push([end + IS, a_place]);
      if (asked.depart && asked.month) {
        refused.push([`month=${asked.month}`, words.both]);
        asked.month = 0;
      }
      if (asked.service === "truck" && asked.box !== blank.box) {
        refused.push([`box=${asked.box}`, "service=container"]);
        asked.box = blank.box;
      }
      return { asked, refused };
    }

    return { blank, written, read, isSlip, fault, days };
  },
);
