// @ts-check
// On a phone the menu lies over the page: it makes room once a page has been chosen.
const PHONE = 768; // pixels: up to here the framework lays its menu over the page
document.addEventListener("click", ({ target }) => {
  const menu =
    target instanceof Element &&
    target.closest('[data-testid="stSidebarNav"] a')?.closest('[data-testid="stSidebar"]');
  if (!menu || innerWidth > PHONE) return;
  const close = /** @type {HTMLElement | null} */ (
    menu.querySelector('button[aria-controls="stSidebar"]')
  );
  close?.click();
});
