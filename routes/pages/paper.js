// @ts-check
// Paper has all rows of a table: the server writes them once the reader prints. And it says where the page stands.
const standing = document.createElement("p");
standing.className = "standing";
addEventListener("afterprint", () => standing.remove());
addEventListener("beforeprint", () => {
  standing.textContent = location.href;
  document.body.append(standing);
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".paper:empty")
  )) {
    const asked = new XMLHttpRequest();
    asked.open("GET", String(one.dataset.rows), false); // a printer waits for no promise
    try {
      asked.send();
    } catch {
      continue; // no net: the grid is printed as it stands
    }
    if (asked.status === 200) one.innerHTML = asked.responseText;
  }
});
