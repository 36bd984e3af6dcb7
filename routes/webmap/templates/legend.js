// @ts-check
// The legend with its switches: it names what the filters leave on the map, in the order in which one reads it.
corridor.feature("legend", ["page", "elements", "subjects", "filters", "drawing"], (needed) => {
  const { elements, subjects, filters, drawing } = needed;
  const { data, words } = corridor;
  const { make, byId } = elements;
  const OF_RAILWAYS = ["gauge", "electrification", "tracks"]; // themes in which other lines have no value
  const box = byId("legend");

  /**
   * @param {string} colour
   * @param {string | undefined} dash
   * @param {number | undefined} width
   * @param {string} [cap]
   */
  function swatch(colour, dash, width, cap) {
    const svg = `<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash || ""}" stroke-linecap="${cap || "butt"}"/></svg>`;
    return make("span", { class: "swatch", html: svg });
  }
  /** @param {string} kind */
  const boundary = (kind) =>
    make("span", {
      class: "swatch",
      html: `<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" class="${kind}"/></svg>`,
    });

  /** @type {(mark: Node, label: string, count?: number, kind?: string) => HTMLElement} */
  function row(mark, label, count, kind = "row") {
    return make(
      "div",
      { class: kind },
      mark,
      make("span", {}, label),
      count === undefined ? null : make("span", { class: "count" }, String(count)),
    );
  }
  /** @type {(group: string, label: string, mark?: Node | null, count?: number | string) => HTMLElement} */
  function switched(group, label, mark = null, count = "") {
    const input = make("input", {
      type: "checkbox",
      "data-group": group,
      onchange: () => filters.toggle(group, input.checked),
    });
    input.checked = !filters.isOff(group);
    return make(
      "label",
      { class: "row" },
      input,
      mark,
      make("span", {}, label),
      make("span", { class: "count" }, String(count)),
    );
  }
  /** @type {(title: string, rows: Node[]) => Node | string} */
  const section = (title, rows) =>
    rows.length ? make("fieldset", {}, make("legend", {}, title), ...rows) : "";

  // The ids of what is there and allowed: all, those that are no mere comparison (unless it is shown), their lines.
  function present() {
    const every = [...subjects.all.keys()].filter(
      (id) => subjects.status(id) && filters.allows(id),
    );
    const within = every.filter((id) => !filters.isOff("beyond") || !subjects.isBeyond(id));
    const beyond = every.filter((id) => subjects.isLine(id) && subjects.isBeyond(id)).length;
    return { within, lines: within.filter(subjects.isLine), beyond };
  }
  /** @typedef {ReturnType<typeof present>} Present */
  /** @type {(ids: string[], key: string, value: string) => number} */
  const count = (ids, key, value) => ids.filter((id) => subjects.value(id, key) === value).length;

  /** @param {Present} there */
  function modes({ lines, beyond }) {
    const mode = data.themes.find((one) => one.id === "mode");
    const coloured = subjects.theme().id === "mode";
    const rows = (mode?.entries || [])
      .filter((one) => count(lines, "mode", one.id))
      .map((one) =>
        switched(
          `mode.${one.id}`,
          one.label,
          swatch(coloured ? one.colour : data.unknown_colour, one.dash, one.width, one.cap),
          count(lines, "mode", one.id),
        ),
      );
    const other = beyond
      ? [switched("beyond", words.beyond, swatch(data.beyond_colour, "", 1.6), beyond)]
      : [];
    return rows.length ? [section(words.lines, [...rows, ...other])] : other;
  }
  function themes() {
    const select = make(
      "select",
      { id: "theme", "data-group": "theme", onchange: () => drawing.setTheme(select.value) },
      ...data.themes.map((one) => make("option", { value: one.id }, one.label)),
    );
    select.value = subjects.theme().id;
    return make("label", { class: "theme" }, words.colour_by, " ", select);
  }
  /** @param {Present} there */
  function colours({ lines }) {
    const theme = subjects.theme();
    if (theme.id === "mode") return "";
    const rows = theme.entries
      .filter((one) => count(lines, theme.id, one.id))
      .map((one) => row(swatch(one.colour, "", 4), one.label, count(lines, theme.id, one.id)));
    const asked = OF_RAILWAYS.includes(theme.id)
      ? lines.filter((id) => subjects.get(id).mode === "rail")
      : lines;
    const missing = asked.filter(
      (id) => !theme.entries.some((one) => one.id === subjects.value(id, theme.id)),
    ).length;
    if (missing) rows.push(row(swatch(data.unknown_colour, "", 4), words.unknown, missing));
    return section(theme.label, rows);
  }
  /** @param {Present} there */
  function states({ lines }) {
    const rows = data.statuses
      .filter((one) => count(lines, "status", one.id))
      .map((one) =>
        switched(
          `status.${one.id}`,
          one.label,
          swatch("var(--ink)", one.dash, 3, one.cap),
          count(lines, "status", one.id),
        ),
      );
    const traces = data.traces.filter(({ id }) => count(lines, "trace", id));
    return [
      section(words.status, rows),
      ...traces.map(({ id, label, dash }) =>
        row(swatch("var(--ink)", dash, 3), label, count(lines, "trace", id), "row plain"),
      ),
    ];
  }
  /** @param {Present} there */
  function places({ within }) {
    const rows = data.kinds
      .filter((one) => count(within, "symbol", one.id))
      .map((one) =>
        switched(
          `kind.${one.id}`,
          one.label,
          make("span", { class: `swatch node ${one.id}`, html: data.symbols[one.id] }),
          count(within, "symbol", one.id),
        ),
      );
    return section(words.places, rows);
  }
  function ground() {
    return section(words.ground, [
      switched("names.places", words.place_names),
      switched("names.ground", words.ground_names),
      row(boundary("boundary"), words.boundary, undefined, "row plain"),
      row(boundary("boundary disputed"), words.disputed, undefined, "row plain"),
      row(make("span", { class: "swatch served" }), words.poster_countries, undefined, "row plain"),
      ...(filters.offers("tiles") ? [switched("tiles", words.tiles)] : []),
    ]);
  }

  // On a phone what follows the kinds of lines would be two windows long: there it waits folded, see map.css.
  const fold = make(
    "button",
    {
      type: "button",
      class: "fold",
      "aria-expanded": "false",
      "aria-controls": box.id,
      onclick: () => fold.setAttribute("aria-expanded", String(box.classList.toggle("unfolded"))),
    },
    words.legend,
  );

  function write() {
    const there = present();
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const focus = box.contains(active) ? active?.dataset.group : null;
    box.replaceChildren(
      ...modes(there),
      fold,
      themes(),
      colours(there),
      ...states(there),
      places(there),
      ground(),
      corridor.features.look?.choice() ?? "",
    );
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-group]")))
      if (one.dataset.group === focus) one.focus();
  }

  corridor.on([EVENTS.filter, EVENTS.theme, EVENTS.year], write);
});
