// The table twin: the same subjects as rows; a heading sorts, a name selects.
corridor.part("tables", () => {
  corridor.startTables = () => {
    const inOrder = new Intl.Collator(corridor.data.lang).compare;
    document.querySelectorAll("table.twin").forEach((table) => {
      table.querySelectorAll("th button").forEach((button, column) => button.addEventListener("click", () => {
        const heading = button.closest("th");
        const up = heading.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (tr) => tr.children[column].dataset.value ?? tr.children[column].textContent;
        const compare = (a, b) => {
          const [x, y] = [key(a), key(b)];
          if (x === "" || y === "") return (x === "") - (y === "");
          const order = Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? inOrder(x, y) : Number(x) - Number(y);
          return up ? order : -order;
        };
        const body = table.tBodies[0];
        body.append(...[...body.rows].sort(compare));
      }));
      table.addEventListener("click", (event) => {
        const button = event.target.closest("td button");
        if (button) { corridor.select(button.dataset.id, true); window.scrollTo({ top: 0 }); }
      });
    });
  };
});
