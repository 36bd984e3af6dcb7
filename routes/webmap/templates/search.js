// The search: a place by any of its names, however it is written.
corridor.part("search", () => {
  const { data, words, make } = corridor;

  // Two spellings that differ in case, accents, apostrophes, hyphens, spaces or the Turkish i are one:
  // the rules are those of fold() in routes/network/names.py.
  const ALIKE = new Map([..."ıəłøđħς"].map((letter, i) => [letter, "ielodhσ"[i]]));
  const apart = (text) => text.normalize("NFKD");
  const small = (text) => apart(text).toUpperCase().toLowerCase();
  const fold = (text) => [...apart(small(small(text))).replace(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/gu, "")].map((letter) => ALIKE.get(letter) || letter).join("");

  corridor.startSearch = () => {
    const input = document.getElementById("search");
    const list = document.getElementById("found");
    const all = [...data.subjects].filter(([, about]) => about.search).map(([id, about]) => ({ id, about, names: about.search.map(fold) }));
    const order = new Intl.Collator(data.lang).compare;
    // The whole name comes before one that begins so, and that before one that holds it.
    const fits = (names, wanted) => Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3)));
    const find = () => {
      const wanted = fold(input.value);
      list.replaceChildren();
      if (!wanted) return;
      const found = all.map((one) => ({ ...one, fit: fits(one.names, wanted) })).filter((one) => one.fit < 3)
        .sort((a, b) => a.fit - b.fit || a.about.rank - b.about.rank || order(a.about.name, b.about.name)).slice(0, 8);
      for (const { id, about } of found) {
        list.append(make("li", {}, make("button", { type: "button", onclick: () => { corridor.select(id, true); input.value = ""; list.replaceChildren(); } }, about.name, " ", make("small", {}, about.brief))));
      }
      if (!found.length) list.append(make("li", { class: "none" }, words.nothing_found));
    };
    input.addEventListener("input", find);
    input.addEventListener("keydown", (event) => {
      const first = list.querySelector("button");
      if (event.key === "Enter" && first) first.click();
      if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
      if (event.key === "Escape") { input.value = ""; list.replaceChildren(); }
    });
    list.addEventListener("keydown", (event) => {
      const item = event.target.closest("li");
      const next = event.key === "ArrowDown" ? item.nextSibling : event.key === "ArrowUp" ? item.previousSibling : null;
      if (next) { next.querySelector("button").focus(); event.preventDefault(); }
      if (event.key === "Escape") { input.focus(); list.replaceChildren(); }
    });
  };
  corridor.fold = fold;
});
