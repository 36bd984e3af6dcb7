// @ts-check
// On a phone the menu lies over the page: it makes room once a page has been chosen, and at Escape.
const PHONE = 768; // pixels: up to here the framework lays its menu over the page
function closeMenu() {
  const close = /** @type {HTMLElement | null} */ (
    document.querySelector('[data-testid="stSidebar"] button[aria-controls="stSidebar"]')
  );
  if (innerWidth <= PHONE) close?.click();
}
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest('[data-testid="stSidebarNav"] a')) closeMenu();
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") closeMenu();
});
// The framework would keep it open over the page that is read next.
addEventListener("pagehide", () => {
  if (innerWidth <= PHONE) memory.forget("stSidebarCollapsed");
});
