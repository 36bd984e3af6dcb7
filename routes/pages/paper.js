// @ts-check
// The rows of a table as HTML, which the server writes once they are asked for. Paper has all of them, and says where
// the page stands. A phone has them in place of the framework's grid, which scrolls within the page: a row is a card
// there, see page.css. Only a table that comes in several sheets, of many hundreds of rows, keeps its grid, in which
// one can search.
const FIRST = 10; // rows that a phone shows until it is asked for more
const rows = { more: "" }; // the word for it
const phone = matchMedia("(max-width: 760px)");
const standing = document.createElement("p");
standing.className = "standing";

/** @param {HTMLElement} one  Which is given its rows. */
function fill(one, /** @type {string} */ html) {
  one.innerHTML = html;
  cards.label(one);
  for (const cell of one.querySelectorAll("td"))
    if (cell.textContent === "–") cell.dataset.none = ""; // a card tells what is known
  const { length } = one.querySelectorAll("tbody tr");
  if (length <= FIRST) return;
  const more = document.createElement("button");
  more.textContent = `${rows.more} (${length - FIRST})`;
  more.onclick = () => more.remove();
  one.append(more);
}
/** @type {() => NodeListOf<HTMLElement>} */
const empty = () => document.querySelectorAll(".paper:empty");
function unfold() {
  if (!phone.matches) return;
  for (const one of empty()) {
    if (!one.matches(".short") || one.dataset.asked) continue;
    one.dataset.asked = "1";
    fetch(String(one.dataset.rows))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => html && fill(one, html))
      .catch(() => {}); // no net: the grid stays
  }
}
phone.addEventListener("change", unfold);
new MutationObserver(unfold).observe(document.body, { subtree: true, childList: true });

addEventListener("beforeprint", () => {
  standing.textContent = location.href;
  document.body.append(standing);
  for (const one of empty()) {
    const asked = new XMLHttpRequest();
    asked.open("GET", String(one.dataset.rows), false); // a printer waits for no promise
    try {
      asked.send();
    } catch {
      continue; // no net: the grid is printed as it stands
    }
    if (asked.status === 200) fill(one, asked.responseText);
  }
});
addEventListener("afterprint", () => standing.remove());
// A row that can be chosen leads to its address, which keeps all else that this one says.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest(".paper tr[data-id] a");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const address = new URL(location.href);
  new URL(link.href).searchParams.forEach((value, name) => address.searchParams.set(name, value));
  location.assign(address);
});
