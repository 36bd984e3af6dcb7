// The panel beside the map: the passport, the legend with its switches.
corridor.part("panel", () => {
  const { data, make, pool, source } = corridor;
  const words = data.words;
  const $ = (id) => document.getElementById(id);
  function swatch(colour, dash, width, cap, opacity = 1) {
    const svg = `<svg width="34" height="10" aria-hidden="true"><line stroke-opacity="${opacity}" x1="2" x2="32" y1="5" y2="5" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash || ""}" stroke-linecap="${cap || "butt"}"/></svg>`;
    return make("span", { class: "swatch", html: svg });
  }

  function fact(one, rival) {
    const head = make("div", { class: "value" }, make("b", {}, one.value));
    if (one.year) head.append(` ${one.year}`);
    if (rival) head.prepend(make("span", { class: "tag" }, words.rival), " ");
    if (one.default) head.append(" ", make("span", { class: "tag" }, words.default));
    const box = make("dd", { class: rival ? "rival" : "" }, head);
    if (one.scope) box.append(make("div", { class: "scope" }, one.scope));
    if ("caveat" in one) box.append(make("div", { class: "caveat" }, pool(one.caveat)));
    const from = make("div", { class: "source" }, source(one.source));
    if (one.locator) from.append(`, ${one.locator}`);
    box.append(from);
    return box;
  }

  function passport() {
    const box = $("passport");
    const id = corridor.state.selected;
    box.replaceChildren();
    box.hidden = !id;
    if (!id) return;
    const about = corridor.subject(id);
    box.append(
      make("button", { class: "close", type: "button", "aria-label": words.close, onclick: () => corridor.select(null) }, "×"),
      make("h2", { tabindex: "-1" }, about.name), make("p", { class: "brief" }, about.brief),
    );
    const list = make("dl");
    for (const [label, value] of about.identity.map(pool)) list.append(make("dt", {}, label), make("dd", {}, value));
    list.append(make("dt", {}, words.line_source), make("dd", {}, source(about.source)));
    let last = null;
    for (const entry of about.facts.map(pool)) {
      if (entry.label !== last) list.append(make("dt", {}, entry.label));
      last = entry.label;
      list.append(...entry.values.map((one, i) => fact(one, i > 0 || entry.rivals_only)));
    }
    if (about.unknown.length) {
      list.append(make("dt", {}, words.unknown), make("dd", { class: "unknown" }, about.unknown.map(pool).join(" · ")));
    }
    box.append(list);
    box.scrollTop = 0;
    $("panel").scrollTop = 0;
  }

  function row(group, label, mark, count) {
    const input = make("input", { type: "checkbox", "data-group": group, onchange: (event) => corridor.toggle(group, event.target.checked) });
    input.checked = !corridor.isOff(group);
    return make("label", { class: "row" }, input, mark, make("span", {}, label), make("span", { class: "count" }, count === null ? "" : String(count)));
  }

  // The legend names what the chosen filter leaves on the map, in the order in which one reads it.
  function legend() {
    const every = [...data.subjects].filter(([id, about]) => !about.absent && (!corridor.state.allowed || corridor.state.allowed.has(id))).map(([, about]) => about);
    const within = every.filter((about) => !corridor.isOff("beyond") || !corridor.beyond(about));
    const others = every.filter((about) => about.mode && corridor.beyond(about)).length;
    const lines = within.filter((about) => about.mode);
    const count = (key, value) => (key === "symbol" ? within : lines).filter((about) => about[key] === value).length;
    const box = $("legend");
    const focus = box.contains(document.activeElement) ? document.activeElement.dataset.group : null;
    box.replaceChildren();
    const section = (title, rows) => rows.length && box.append(make("fieldset", {}, make("legend", {}, title), ...rows));
    const theme = corridor.theme();
    const mode = data.themes.find((one) => one.id === "mode");
    section(words.lines, mode.entries.filter((one) => count("mode", one.id)).map((one) =>
      row(`mode.${one.id}`, one.label, swatch(theme.id === "mode" ? one.colour : data.unknown_colour, one.dash, one.width, one.cap), count("mode", one.id))));
    if (others) (box.lastChild || box).append(row("beyond", words.beyond, swatch(data.beyond_colour, "", 1.6), others));
    const select = make("select", { id: "theme", "data-group": "theme", onchange: (event) => corridor.setTheme(event.target.value) },
      ...data.themes.map((one) => make("option", { value: one.id }, one.label)));
    select.value = theme.id;
    box.append(make("label", { class: "theme" }, words.colour_by, " ", select));
    if (theme.id !== "mode") {
      const rows = theme.entries.filter((one) => count(theme.id, one.id)).map((one) =>
        make("div", { class: "row" }, swatch(one.colour, "", 4), make("span", {}, one.label), make("span", { class: "count" }, String(count(theme.id, one.id)))));
      const asked = ["gauge", "electrification", "tracks"].includes(theme.id) ? lines.filter((about) => about.mode === "rail") : lines;
      const missing = asked.filter((about) => !theme.entries.some((one) => one.id === about[theme.id])).length;
      if (missing) rows.push(make("div", { class: "row" }, swatch(data.unknown_colour, "", 4), make("span", {}, words.unknown), make("span", { class: "count" }, String(missing))));
      section(theme.label, rows);
    }
    section(words.status, data.statuses.filter((one) => count("status", one.id)).map((one) =>
      row(`status.${one.id}`, one.label, swatch("#444", one.dash, 3, one.cap), count("status", one.id))));
    for (const one of data.faint.filter((faint) => count("trace", faint.id))) {
      box.append(make("div", { class: "row plain" }, swatch("#444", "", 3, "butt", one.opacity),
        make("span", {}, one.label), make("span", { class: "count" }, String(count("trace", one.id)))));
    }
    section(words.places, data.kinds.filter((one) => count("symbol", one.id)).map((one) =>
      row(`kind.${one.id}`, one.label, make("span", { class: "swatch node " + one.id, html: corridor.symbols.get(one.id) }), count("symbol", one.id))));
    section(words.ground, [
      row("names.places", words.place_names, null, null), row("names.ground", words.ground_names, null, null),
      make("div", { class: "row plain" }, make("span", { class: "swatch", html: '<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" class="boundary"/></svg>' }), make("span", {}, words.boundary)),
      make("div", { class: "row plain" }, make("span", { class: "swatch", html: '<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" class="boundary disputed"/></svg>' }), make("span", {}, words.disputed)),
      corridor.switches.has("tiles") ? row("tiles", words.tiles, null, null) : "",
    ]);
    box.querySelectorAll("[data-group]").forEach((one) => { if (one.dataset.group === focus) one.focus(); });
  }

  Object.assign(corridor, { fact, passport, legend });

  // Names, panel and table twin wait until the document is read: the lines need none of them.
  corridor.startPanel = () => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start());
  const starters = ["dress", "startLabels", "startLegend", "startSearch", "startTables", "startYears", "startTraffic", "startTour", "startAddress"];
  const start = () => starters.forEach((name) => corridor.part(name, () => corridor[name]()));
  corridor.startLegend = () => {
    corridor.on((what) => { if (what === "select") passport(); if (["filter", "theme", "year"].includes(what)) legend(); });
    corridor.repaint("filter");
  };
});
