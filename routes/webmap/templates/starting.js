// @ts-check
// In which order the parts of the file are unpacked: the lines first, and what is read is never changed afterwards.
const starting = (() => {
  // Stands there from the beginning, as a file that was cut off has no script; it is seen after the time in which a
  // whole one is read, or at once where a part cannot be.
  const unread = document.getElementById("unread");
  /** @type {Payload} */
  let first;

  /** @type {<T>(value: T) => T} */
  const frozen = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  /**
   * Adds the rest of the data to what is there for the first look, and closes it.
   * @param {Payload} data
   * @param {Payload} rest  Its subjects have their passports only.
   */
  function join(data, { subjects, ...rest }) {
    Object.assign(data, rest);
    for (const [id, passport] of Object.entries(subjects))
      Object.assign(data.subjects[id], passport);
    frozen(data);
  }

  /** @param {string} name */
  const raw = async (name) =>
    packing.unpack(document.getElementById(`corridor-${name}`)?.textContent ?? "");
  // English lies over the data where it is asked for: of a file in another language only what differs.
  /** @type {(value: any, over: any) => any} */
  const laid = (value, over) => {
    if (Array.isArray(over)) return over[0];
    for (const [key, one] of Object.entries(over)) value[key] = laid(value[key], one);
    return value;
  };
  const turned =
    document.getElementById("corridor-english") &&
    new URLSearchParams(location.search).get("lang") === "en";
  const english = turned ? raw("english") : Promise.resolve(null);
  /** @param {"data" | "map" | "rails" | "ground" | "rest" | "script"} name */
  async function part(name) {
    const [value, over] = await Promise.all([raw(name), english]).catch((error) => {
      unread?.classList.add("now");
      throw error;
    });
    return over && name in over ? laid(value, over[name]) : value;
  }
  /**
   * Runs a script; the file's policy knows the hash of each.
   * @param {string} text
   */
  function run(text) {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  }

  // The first part of the data and what draws lines with it; then most lines, then the ground, the places and all else.
  async function open() {
    let map;
    [first, map] = await Promise.all([part("data"), part("map")]);
    run(map);
    run(await part("rails"));
    run(await part("ground"));
  }
  open().catch(() => {}); // it is told

  return { first: () => first, part, join, run, frozen, english, whole: () => unread?.remove() };
})();
