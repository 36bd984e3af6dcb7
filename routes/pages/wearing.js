// @ts-check
// The look of the page, light or dark: the framework remembers one for each page by its path, and takes it up as the page opens.

/** @type {Record<string, string>} */
const THEMES = { "": "System", light: "Light", dark: "Dark" };
/** @param {string} path */
const keyOf = (path) => `stActiveTheme-${path}-v2`;
/** The look that was chosen; "" for that of the reader's settings. */
function look() {
  const theme = JSON.parse(memory.recall(keyOf(location.pathname)) ?? '"System"');
  return Object.keys(THEMES).find((one) => THEMES[one] === theme) ?? "";
}
/**
 * All pages wear what was chosen on one, also those to which no link leads now: a phone's menu is shut.
 * @param {string} chosen
 * @param {string[]} pages
 */
function wear(chosen, pages) {
  if (chosen === look()) return;
  const here = location.pathname.split("/").pop() ?? "";
  const folder = location.pathname.slice(0, location.pathname.length - here.length);
  const theme = JSON.stringify(THEMES[chosen] ?? "System");
  // The framework reads it as the page opens; where nothing may be kept, the map alone has changed.
  if (pages.map((page) => memory.keep(keyOf(folder + page), theme)).every(Boolean))
    location.reload();
}
