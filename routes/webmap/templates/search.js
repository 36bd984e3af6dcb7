// @ts-check
// The search: a place by any of its names, however it is written.
/**
 * @typedef {object} Search
 * @property {(text: string) => string} fold
 * @property {(text: string) => {id: string, about: Subject}[]} find  The places that a text may mean, the likeliest first.
 */
corridor.feature("search", ["page", "elements", "subjects", "selection"], (needed) => {
  const {
    elements: { make, byId },
    subjects,
    selection,
  } = needed;
  const { data, words } = corridor;
  const MOST = 8; // names found that are listed

  // Two spellings that differ in case, accents, apostrophes, hyphens, spaces or the Turkish i are one:
  // the rules are those of fold() in routes/network/names.py.
  const ALIKE = new Map([..."ıəłøđħς"].map((letter, i) => [letter, "ielodhσ"[i]]));
  /** @param {string} text */
  const apart = (text) => text.normalize("NFKD");
  /** @param {string} text */
  const small = (text) => apart(text).toUpperCase().toLowerCase();
  /** @type {Search["fold"]} */
  const fold = (text) =>
    [...apart(small(small(text))).replace(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/gu, "")]
      .map((letter) => ALIKE.get(letter) || letter)
      .join("");

  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const list = byId("found");
  const all = [...subjects.all].flatMap(([id, about]) =>
    about.search ? [{ id, about, names: about.search.map(fold) }] : [],
  );
  const order = new Intl.Collator(data.lang).compare;

  // The whole name comes before one that begins so, and that before one that holds it; 3 is no match.
  /** @type {(names: string[], wanted: string) => number} */
  const fit = (names, wanted) =>
    Math.min(
      ...names.map((name) =>
        name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3,
      ),
    );

  /** @param {string} id */
  function choose(id) {
    selection.select(id, true);
    clear();
  }
  function clear() {
    input.value = "";
    list.replaceChildren();
  }
  /** @type {Search["find"]} */
  function find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    return all
      .map((one) => ({ ...one, fit: fit(one.names, wanted) }))
      .filter((one) => one.fit < 3)
      .sort(
        (a, b) =>
          a.fit - b.fit ||
          (a.about.rank || 0) - (b.about.rank || 0) ||
          order(a.about.name, b.about.name),
      );
  }
  function write() {
    const found = find(input.value).slice(0, MOST);
    list.replaceChildren();
    if (!fold(input.value)) return;
    for (const { id, about } of found) {
      list.append(
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", onclick: () => choose(id) },
            about.name,
            " ",
            make("small", {}, about.brief),
          ),
        ),
      );
    }
    if (!found.length) list.append(make("li", { class: "none" }, words.nothing_found));
  }

  input.addEventListener("input", write);
  input.addEventListener("keydown", (event) => {
    const first = list.querySelector("button");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "ArrowDown" && first) {
      first.focus();
      event.preventDefault();
    }
    if (event.key === "Escape") clear();
  });
  list.addEventListener("keydown", (event) => {
    const item = /** @type {Element} */ (event.target).closest("li");
    const next =
      event.key === "ArrowDown"
        ? item?.nextElementSibling
        : event.key === "ArrowUp"
          ? item?.previousElementSibling
          : null;
    if (next) {
      next.querySelector("button")?.focus();
      event.preventDefault();
    }
    if (event.key === "Escape") {
      input.focus();
      list.replaceChildren();
    }
  });
  if (input.value) write(); // who typed before all had come is answered now
  return { fold, find };
});
