// @ts-check
// Elements made of texts: no text of the data ever becomes markup.
/**
 * @typedef {object} Elements
 * @property {<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: Record<string, any>, ...children: Child[]) => HTMLElementTagNameMap[Tag]} make
 *   An element with its attributes and children. `html` is markup, and only of our own drawings; `style` is an object;
 *   `on...` is a listener; null and undefined are left out.
 * @property {(id: string) => HTMLElement} byId  An element of the page's template.
 * @property {(index: number) => any} pool  A value that many entries share.
 * @property {(told: Reference) => HTMLElement} link
 * @property {(index: number) => HTMLElement} source  The link to a source in the pool.
 * @property {(one: FactValue, rival: boolean) => HTMLElement} fact  A number with its year, scope and source.
 */
/** @typedef {Node | string | null | undefined} Child */
corridor.feature("elements", [], () => {
  const { data, words } = corridor;

  /** @type {Elements["make"]} */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "html") element.innerHTML = value;
      else if (key === "style") Object.assign(element.style, value);
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    for (const child of children) if (child !== null && child !== undefined) element.append(child);
    return element;
  }

  /** @type {Elements["byId"]} */
  const byId = (id) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`no element #${id}`);
    return found;
  };

  /** @type {Elements["pool"]} */
  const pool = (index) => data.pool[index];

  /** @type {Elements["link"]} */
  function link({ text, url }) {
    const web = /^https?:\/\//.test(url); // any other scheme could run a script
    return web
      ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text)
      : make("span", {}, text);
  }
  /** @type {Elements["source"]} */
  const source = (index) => link(pool(index));

  /** @type {Elements["fact"]} */
  function fact(one, rival) {
    const head = make("div", { class: "value" }, make("b", {}, one.value));
    if (one.year) head.append(` ${one.year}`);
    if (rival) head.prepend(make("span", { class: "tag" }, words.rival), " ");
    if (one.default) head.append(" ", make("span", { class: "tag" }, words.default));
    const box = make("dd", { class: rival ? "rival" : "" }, head);
    if (one.scope) box.append(make("div", { class: "scope" }, one.scope));
    if (one.caveat !== undefined) box.append(make("div", { class: "caveat" }, pool(one.caveat)));
    const from = make("div", { class: "source" }, source(one.source));
    if (one.locator) from.append(`, ${one.locator}`);
    box.append(from);
    return box;
  }

  return { make, byId, pool, link, source, fact };
});
