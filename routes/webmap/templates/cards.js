// @ts-check
// Tables whose rows are cards on a phone: what a cell tells stands in it, and a table remains one to the ear.
const cards = (() => {
  const ROLES = {
    table: "table",
    thead: "rowgroup",
    tbody: "rowgroup",
    tr: "row",
    th: "columnheader",
    td: "cell",
  };

  /** @param {Element} root  Whose tables are prepared. */
  function label(root) {
    for (const [name, role] of Object.entries(ROLES))
      root.querySelectorAll(name).forEach((part) => part.setAttribute("role", role));
    for (const table of root.querySelectorAll("table")) {
      const heads = [...table.querySelectorAll("th")].map(({ textContent }) => textContent ?? "");
      for (const { cells } of table.tBodies[0].rows)
        heads.forEach((head, i) => {
          cells[i].dataset.label = head;
        });
    }
  }

  return { label };
})();
