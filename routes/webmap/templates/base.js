// What all scripts of the map share: its data and state, elements made of texts, and what goes wrong.
const corridor = (() => {
  // What data or an address names is looked up in a Map: a plain object also knows "constructor".
  const mapped = (object) => new Map(Object.entries(object));
  const data = JSON.parse(document.getElementById("corridor-data").textContent);
  data.subjects = mapped(data.subjects);
  const { words } = data;
  const embedded = Boolean(document.documentElement.dataset.embedded);
  const state = { theme: "mode", selected: null, allowed: null, lit: null, tour: "", ready: false };
  const listeners = [];
  const said = new Set();
  let running = "map"; // the part whose script runs

  // Every text goes in as textContent; only `html` is markup, and only of our own drawings, never of data.
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "html") element.innerHTML = value;
      else if (key === "style") Object.assign(element.style, value);
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  // A line on the map that says what is wrong; the reader may close it.
  function say(role, text) {
    if (said.has(text)) return;
    said.add(text);
    const close = () => { said.delete(text); line.remove(); };
    const line = make("p", { role }, text, make("button", { type: "button", "aria-label": words.close, onclick: close }, "×"));
    document.getElementById("told").append(line);
  }
  function unsay(role) {
    document.querySelectorAll(`#told [role=${role}] button`).forEach((button) => button.click());
  }

  // A part that fails is told and does not stop the others; the error still reaches the console.
  function part(name, act) {
    const before = running;
    running = name;
    try {
      return act();
    } catch (error) {
      say("alert", `${words.part_failed} (${name}: ${error.message})`);
      setTimeout(() => { throw error; });
      return undefined;
    } finally {
      running = before;
    }
  }

  const on = (listener) => listeners.push([running, listener]);
  const tell = (what) => listeners.forEach(([name, listener]) => part(name, () => listener(what, state)));

  const pool = (index) => data.pool[index];
  function link({ text, url }) {
    const web = /^https?:\/\//.test(url); // any other scheme could run a script
    return web ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : make("span", {}, text);
  }
  const source = (index) => link(pool(index));

  return { data, words, embedded, state, mapped, make, say, unsay, part, on, tell, pool, link, source };
})();
