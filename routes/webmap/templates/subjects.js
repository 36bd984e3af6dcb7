// @ts-check
// Lines and places: what the data says of each, and beside it the state of each in the chosen year.
/**
 * @typedef {object} Subjects
 * @property {Map<string, Subject>} all
 * @property {(id: string) => Subject | undefined} find
 * @property {(id: string) => Subject} get  Raises an error for an unknown id.
 * @property {(id: string) => boolean} isLine  Whether it is a line, and no place.
 * @property {(id: string) => boolean} isBeyond  Whether it is only compared with.
 * @property {(id: string) => string} status  Its state in the chosen year; "" while it is not there.
 * @property {(id: string, status: string) => void} setStatus
 * @property {(id: string) => string[]} groups  The groups of which each may be switched off.
 * @property {(id: string, theme: string) => string | undefined} value  Its value in a theme.
 * @property {() => Theme} theme  The theme that colours the lines.
 * @property {(id: string) => string} colour
 */
corridor.feature("subjects", [], () => {
  const { data, state } = corridor;
  // What data or an address names is looked up in a Map: a plain object also knows "constructor".
  const all = new Map(Object.entries(data.subjects));
  /** @type {Map<string, string>} */
  const other = new Map(); // the states that differ from those of today

  /** @type {Subjects["get"]} */
  function get(id) {
    const about = all.get(id);
    if (!about) throw new Error(`unknown id ${id}`);
    return about;
  }

  /** @type {Subjects["status"]} */
  const status = (id) => other.get(id) ?? get(id).status;
  /** @type {Subjects["setStatus"]} */
  function setStatus(id, now) {
    if (now === get(id).status) other.delete(id);
    else other.set(id, now);
  }

  /** @type {Subjects["groups"]} */
  function groups(id) {
    const { groups: today } = get(id);
    const now = other.get(id);
    return now
      ? today.map((group) =>
          /^(status|place)\./.test(group) ? `${group.split(".")[0]}.${now}` : group,
        )
      : today;
  }

  /** @type {Subjects["value"]} */
  const value = (id, theme) =>
    theme === "status" ? status(id) : /** @type {any} */ (get(id))[theme];
  const theme = () => /** @type {Theme} */ (data.themes.find((one) => one.id === state.theme));

  /** @type {Subjects["isBeyond"]} */
  const isBeyond = (id) => get(id).groups.includes("beyond");
  // What is only compared with stays grey, so that the corridor is the loud subject.
  /** @type {Subjects["colour"]} */
  function colour(id) {
    if (isBeyond(id)) return data.beyond_colour;
    const entry = theme().entries.find((one) => one.id === value(id, state.theme));
    return entry ? entry.colour : data.unknown_colour;
  }

  return {
    all,
    get,
    isBeyond,
    status,
    setStatus,
    groups,
    value,
    theme,
    colour,
    find: (id) => all.get(id),
    isLine: (id) => Boolean(get(id).mode),
  };
});
