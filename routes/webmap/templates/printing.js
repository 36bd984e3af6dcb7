// @ts-check
// Paper has sheets of its own: first the map with all that a reader of paper needs to know of it. Whoever prints may
// still turn the sheet, and no script hears of it: the map is drawn for both ways, and print.css shows one.
corridor.feature(
  "printing",
  ["page", "elements", "position", "picture", "taken"],
  ({ elements: { make }, position, picture, taken }) => {
    const { map, frame, embedded, data, words } = corridor;
    const EDGE = [14, 14]; // pixels: the symbol of a place at the end of the corridor stays whole
    const LEAST = 240; // pixels of height
    // Pixels of a sheet of A4 within margins of a centimetre; in a page, of the frame that page.css gives the map, beside
    // which its keys stand where it lies across.
    /** @type {[name: string, width: number, height: number, beside?: boolean][]} */
    const SHEETS = embedded
      ? [
          ["upright", 718, 715],
          ["across", 740, 415, true],
        ]
      : [
          ["upright", 718, 1026],
          ["across", 1046, 698],
        ];
    const KEYS = "#legend, #traffic:has(svg), #capacity:has(:checked)";
    const SHOWN =
      "#tour h2, #passport h2, #journey h2, #journey .lead, #journey .brief, #years output";
    const TEXTS = ".name, .note, .title";
    /** @type {HTMLElement | null} */
    let paper = null;

    // What is shown, in the words of what shows it.
    const shown = () =>
      [...document.querySelectorAll(SHOWN)]
        .filter((one) => !one.closest("[hidden]"))
        .map((one) => one.textContent);
    /** @param {Element} one */
    function keys(one) {
      const copy = /** @type {HTMLElement} */ (one.cloneNode(true));
      copy.removeAttribute("id");
      return copy;
    }
    // A sheet is as narrow as the window of a phone, whose letters are smaller: those of the copy stay as they were placed.
    /** @param {string} name */
    function copied(name) {
      const own = map.getContainer();
      const copy = /** @type {HTMLElement} */ (own.cloneNode(true));
      copy.removeAttribute("id");
      copy.classList.add(name);
      const texts = /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll(TEXTS));
      own.querySelectorAll(TEXTS).forEach((one, i) => {
        const { fontSize, letterSpacing, maxWidth, padding } = getComputedStyle(one);
        Object.assign(texts[i].style, { fontSize, letterSpacing, maxWidth, padding });
      });
      return copy;
    }
    function written() {
      const about = [...(words.asked ? [words.asked] : []), ...shown()].join(" · ");
      const claim = document.querySelector("header p")?.textContent;
      const owed = `${picture.rights()} ${data.rights.licence ?? ""}`;
      const link = `${words.link_here}: ${taken.address()}`;
      return [
        make("h1", {}, document.title),
        make("p", {}, claim),
        make("p", { class: "asked" }, about),
        ...[...document.querySelectorAll(KEYS)].map(keys),
        make("p", { class: "owed" }, owed),
        make("p", {}, link),
      ];
    }

    function open() {
      close();
      const seen = embedded ? map.getBounds() : L.latLngBounds(frame.whole);
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
        return copied(name);
      });
      sheet.style.width = "";
      sheet.querySelector(".keys")?.before(...maps);
      style.cssText = before;
      home();
      paper = sheet;
    }
    function close() {
      paper?.remove();
      paper = null;
    }

    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
  },
);
