// @ts-check
// Paper or dark: as the reader's own settings say, or as chosen here, which is remembered.
/**
 * @typedef {object} Look
 * @property {() => HTMLElement} choice  The list from which a reader chooses.
 */
corridor.feature("look", ["page", "elements"], ({ elements: { make } }) => {
  const { words, embedded } = corridor;
  const LOOKS = new Map([
    ["", words.look_reader],
    ["light", words.look_paper],
    ["dark", words.look_dark],
  ]);
  const KEY = "corridor-look";
  let now = "";

  /** @param {string} look */
  function show(look) {
    now = LOOKS.has(look) ? look : "";
    document.documentElement.dataset.look = now;
    for (const list of document.querySelectorAll("#look"))
      /** @type {HTMLSelectElement} */ (list).value = now;
  }
  // A frame has no memory: the page around it keeps what was chosen, and looks the same.
  /** @param {string} look */
  function choose(look) {
    show(look);
    if (embedded) window.parent.postMessage({ corridor: { [EVENTS.look]: look } }, "*");
    else memory.keep(KEY, look);
  }
  /** @type {Look["choice"]} */
  function choice() {
    const list = make(
      "select",
      { id: "look", "data-group": "look", onchange: () => choose(list.value) },
      ...[...LOOKS].map(([value, word]) => make("option", { value }, word)),
    );
    list.value = now;
    return make("label", { class: "theme" }, words.look, " ", list);
  }

  if (!embedded) show(memory.recall(KEY) ?? "");
  corridor.on([EVENTS.look], (/** @type {Message} */ { look }) => show(look ?? ""));
  return { choice };
});
