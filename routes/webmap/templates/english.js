// @ts-check
// A file in another language speaks English, too: for ?lang=en, which keeps all else of its address.
/** @typedef {{words: Record<string, string>, labels: Record<string, string>, hint: string, cells: Record<string, [string]>, credits: [string, string][], date: string, lang: string}} Told */
corridor.feature("english", ["page", "elements"], ({ elements: { make, link } }) => {
  const root = document.documentElement;
  const own = root.lang;
  const head = /** @type {HTMLElement | null} */ (document.querySelector("header.claim"));

  /** @type {(told: Told) => void} */
  function speak({ words, labels, hint, cells, credits, date, lang }) {
    root.lang = lang;
    for (const [place, text] of Object.entries(words))
      document.querySelectorAll(place).forEach((one) => {
        one.textContent = text;
      });
    for (const [place, text] of Object.entries(labels))
      document.querySelector(place)?.setAttribute("aria-label", text);
    document.getElementById("search")?.setAttribute("placeholder", hint);
    const all = document.querySelectorAll("details.table :is(caption, th, td)");
    for (const [at, [text]] of Object.entries(cells)) {
      const cell = all[Number(at)];
      if (cell) (cell.querySelector("button") || cell).textContent = text;
    }
    for (const one of document.querySelectorAll("details.table .scroll"))
      one.setAttribute("aria-label", one.querySelector("caption")?.textContent || "");
    const foot = document.querySelector("footer");
    const licence = foot?.querySelector("details");
    foot?.replaceChildren(
      ...credits.map(([text, url]) => (url ? link({ text, url }) : text)),
      date,
      ...(licence ? [licence] : []),
    );
  }

  /** @type {(lang: string, shown: boolean) => HTMLElement} */
  function choice(lang, shown) {
    const name = lang === own ? head?.dataset.language : "English";
    const go = () => {
      const address = new URL(location.href);
      if (lang === own) address.searchParams.delete("lang");
      else address.searchParams.set("lang", lang);
      if (!shown) location.assign(address);
    };
    const pressed = { type: "button", lang, "aria-pressed": String(shown), onclick: go };
    return make("button", pressed, name);
  }

  if (!document.getElementById("corridor-english")) return;
  starting.english.then((over) => {
    const choices = [choice(own, !over), choice("en", Boolean(over))];
    if (over) speak(over.template);
    head?.append(make("div", { class: "tongue" }, ...choices));
  });
});
