// @ts-check
// Paper has sheets of its own: first the map with all that a reader of paper needs to know of it. Whoever prints may
// still turn the sheet, and no script hears of it: the map is drawn for both ways, and print.css shows one.
corridor.feature(
  "printing",
  ["page", "elements", "position", "picture", "taken"],
  ({ elements: { make }, position, picture, taken }) => {
    const { map, embedded, data, words } = corridor;
    const EDGE = [14, 14]; // pixels: the symbol of a place at the end of the corridor stays whole
    const LEAST = 240; // pixels of height
    // Pixels of a sheet of A4 within margins of a centimetre; in a page, of the frame that page.css gives the map, beside
    // which its keys stand where it lies across.
    /** @type {[name: string, width: number, height: number, beside?: boolean][]} */
    const SHEETS = embedded
      ? [
          ["upright", 718, 715],
          ["across", 740, 445, true],
        ]
      : [
          ["upright", 718, 1026],
          ["across", 1046, 698],
        ];
    const KEYS = "#legend, #traffic:has(svg), #capacity:has(:checked)";
    const SHOWN =
      ":is(#tour, #passport, #journey):not([hidden]) :is(h2, .lead, .brief), #years output";
    const TEXTS = ".name, .note, .title";
    /** @type {HTMLElement | null} */
    let paper = null;

    /** @type {(selector: string) => HTMLElement[]} */
    const all = (selector) => [.../** @type {any} */ (document).querySelectorAll(selector)];
    /** @param {HTMLElement} one */
    function copied(one) {
      const copy = /** @type {HTMLElement} */ (one.cloneNode(true));
      copy.removeAttribute("id");
      return copy;
    }
    // A sheet is as narrow as the window of a phone, whose letters are smaller: those of a copy stay as they were placed.
    /** @param {string} name */
    function drawn(name) {
      const own = map.getContainer();
      const copy = copied(own);
      copy.classList.add(name);
      const texts = /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll(TEXTS));
      own.querySelectorAll(TEXTS).forEach((one, i) => {
        const { fontSize, letterSpacing, maxWidth, padding } = getComputedStyle(one);
        Object.assign(texts[i].style, { fontSize, letterSpacing, maxWidth, padding });
      });
      return copy;
    }
    // What is shown is told in the words of what shows it.
    function written() {
      const shown = [words.asked, ...all(SHOWN).map((one) => one.textContent)];
      return [
        ...all("header.claim").map(copied),
        make("p", { class: "asked" }, shown.filter(Boolean).join(" · ")),
        ...all(KEYS).map(copied),
        make("p", { class: "owed" }, `${picture.rights()} ${data.rights.licence ?? ""}`),
        make("p", {}, `${words.link_here}: ${taken.address()}`),
      ];
    }

    function close() {
      paper?.remove();
      paper = null;
    }
    function open() {
      close();
      const seen = map.getBounds(); // paper shows what the screen does
      const home = position.lend();
      const { style } = map.getContainer();
      const before = style.cssText;
      const sheet = make("section", { class: "paper" }, ...written());
      document.body.prepend(sheet);
      const maps = SHEETS.map(([name, width, height, beside]) => {
        sheet.style.width = `${width}px`;
        const high = beside ? height : Math.max(LEAST, height - sheet.offsetHeight);
        style.cssText = `${before};flex:none;width:${width}px;height:${high}px`;
        map.invalidateSize({ pan: false });
        map.fitBounds(seen, /** @type {any} */ ({ animate: false, reset: true, padding: EDGE }));
        return drawn(name);
      });
      sheet.style.width = "";
      sheet.querySelector(".keys")?.before(...maps);
      style.cssText = before;
      home();
      paper = sheet;
    }

    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
  },
);
