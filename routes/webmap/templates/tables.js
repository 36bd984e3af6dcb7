// @ts-check
// The table twin: the same subjects as rows; a heading sorts, a name selects.
corridor.feature("tables", ["page", "selection"], ({ selection }) => {
  const inOrder = new Intl.Collator(corridor.data.lang).compare;

  // Numbers by their value, texts as the language has it; what is empty stays last.
  /** @type {(x: string, y: string, up: boolean) => number} */
  function compare(x, y, up) {
    if (x === "" || y === "") return Number(x === "") - Number(y === "");
    const order =
      Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? inOrder(x, y) : Number(x) - Number(y);
    return up ? order : -order;
  }

  /**
   * Sorts the rows of a table; a second time the other way round.
   * @param {HTMLTableElement} table
   * @param {HTMLElement} heading
   * @param {number} column
   */
  function sort(table, heading, column) {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    /** @param {HTMLTableRowElement} row */
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent ?? "";
    const [body] = table.tBodies;
    body.append(...[...body.rows].sort((a, b) => compare(key(a), key(b), up)));
  }

  const fold = document.querySelector("details.table");
  const all = /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.twin"));
  function label() {
    if (!fold) return;
    cards.label(fold);
    fold.classList.add("cards"); // see map.css
  }
  // When they are first seen: by then they speak the reader's language.
  fold?.addEventListener("toggle", label, { once: true });

  for (const table of all) {
    table
      .querySelectorAll("th")
      .forEach((heading, column) =>
        heading
          .querySelector("button")
          ?.addEventListener("click", () => sort(table, heading, column)),
      );
    table.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (
        /** @type {Element} */ (event.target).closest("td button")
      );
      if (!button) return;
      selection.select(button.dataset.id || null, true);
      window.scrollTo({ top: 0 });
    });
  }
});
