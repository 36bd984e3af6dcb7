// @ts-check
// What was typed into a list and is no row of it: the list says what that would be taken for, as the server reads it.
const TYPED = '[role="option"][data-key="__creatable__"]';
const typing = { address: "" }; // where the server tells it
function tellTyped() {
  const option = document.querySelector(TYPED);
  const shown = /** @type {HTMLElement | null | undefined} */ (
    option?.querySelector("[data-item-hl]")
  );
  const input = document.activeElement;
  const field = input?.closest('[class*="st-key-"]')?.className.match(/st-key-([a-z]+)-([a-z]+)-/);
  if (!option || !shown || !field || !(input instanceof HTMLInputElement)) return;
  const text = input.value;
  if (shown.dataset.typed === text) return;
  /** @param {string} taken */
  const say = (taken) => {
    if (shown.dataset.typed !== text) return; // the reader has typed on
    shown.dataset.taken = taken;
    option.setAttribute("aria-label", taken);
  };
  shown.dataset.typed = text;
  say(text);
  const asked = new URLSearchParams({ field: field[1], lang: field[2], text });
  fetch(`${typing.address}?${asked}`)
    .then((answer) => (answer.ok ? answer.text() : text))
    .then(say, () => {});
}
new MutationObserver(tellTyped).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
});
