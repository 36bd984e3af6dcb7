// The panel beside the map: search, passport, legend with its switches; the table twin below.
(() => {
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
    const input = make("input", { type: "checkbox", onchange: (event) => corridor.toggle(group, event.target.checked) });
    input.checked = !corridor.off.has(group);
    return make("label", { class: "row" }, input, mark, make("span", {}, label), make("span", { class: "count" }, count === null ? "" : String(count)));
  }

  // The legend names what the chosen filter leaves on the map, in the order in which one reads it.
  function legend() {
    const every = Object.entries(data.subjects).filter(([id, about]) => !about.absent && (!corridor.state.allowed || corridor.state.allowed.has(id))).map(([, about]) => about);
    const within = every.filter((about) => !corridor.off.has("beyond") || !corridor.beyond(about));
    const others = every.filter((about) => about.mode && corridor.beyond(about)).length;
    const lines = within.filter((about) => about.mode);
    const count = (key, value) => (key === "symbol" ? within : lines).filter((about) => about[key] === value).length;
    const box = $("legend");
    const focus = document.activeElement && document.activeElement.closest("#legend") ? document.activeElement.dataset.group : null;
    box.replaceChildren();
    const section = (title, rows) => rows.length && box.append(make("fieldset", {}, make("legend", {}, title), ...rows));
    const theme = data.themes.find((one) => one.id === corridor.state.theme);
    const mode = data.themes.find((one) => one.id === "mode");
    section(words.lines, mode.entries.filter((one) => count("mode", one.id)).map((one) =>
      row(`mode.${one.id}`, one.label, swatch(theme.id === "mode" ? one.colour : data.unknown_colour, one.dash, one.width, one.cap), count("mode", one.id))));
    if (others) box.lastChild.append(row("beyond", words.beyond, swatch(data.beyond_colour, "", 1.6), others));
    const select = make("select", { id: "theme", onchange: (event) => corridor.setTheme(event.target.value) },
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
    if (count("trace", "schematic")) {
      box.append(make("div", { class: "row plain" }, swatch("#444", "", 3, "butt", data.schematic.opacity),
        make("span", {}, data.schematic.label), make("span", { class: "count" }, String(count("trace", "schematic")))));
    }
    section(words.places, data.kinds.filter((one) => count("symbol", one.id)).map((one) =>
      row(`kind.${one.id}`, one.label, make("span", { class: "swatch node " + one.id, html: data.symbols[one.id] }), count("symbol", one.id))));
    section(words.ground, [
      row("names.places", words.place_names, null, null), row("names.ground", words.ground_names, null, null),
      make("div", { class: "row plain" }, make("span", { class: "swatch", html: '<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" class="boundary"/></svg>' }), make("span", {}, words.boundary)),
      make("div", { class: "row plain" }, make("span", { class: "swatch", html: '<svg width="34" height="10" aria-hidden="true"><line x1="2" x2="32" y1="5" y2="5" class="boundary disputed"/></svg>' }), make("span", {}, words.disputed)),
      row("tiles", words.tiles, null, null),
    ]);
    box.querySelectorAll("input").forEach((input, i) => { input.dataset.group = i; if (String(i) === focus) input.focus(); });
  }

  function search() {
    const input = $("search");
    const list = $("found");
    const all = Object.entries(data.subjects).filter(([, about]) => about.search);
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i").replace(/ə/g, "e").toLowerCase();
    const find = () => {
      const wanted = fold(input.value.trim());
      list.replaceChildren();
      if (!wanted) return;
      const found = all.filter(([, about]) => about.search.some((name) => fold(name).includes(wanted)))
        .sort(([, a], [, b]) => a.rank - b.rank || a.name.localeCompare(b.name)).slice(0, 8);
      for (const [id, about] of found) {
        list.append(make("li", {}, make("button", { type: "button", onclick: () => { corridor.select(id, true); input.value = ""; list.replaceChildren(); } }, about.name, " ", make("small", {}, about.brief))));
      }
      if (!found.length) list.append(make("li", { class: "none" }, words.nothing_found));
    };
    input.addEventListener("input", find);
    input.addEventListener("keydown", (event) => {
      const first = list.querySelector("button");
      if (event.key === "Enter" && first) first.click();
      if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
      if (event.key === "Escape") { input.value = ""; list.replaceChildren(); }
    });
    list.addEventListener("keydown", (event) => {
      const item = event.target.closest("li");
      const next = event.key === "ArrowDown" ? item.nextSibling : event.key === "ArrowUp" ? item.previousSibling : null;
      if (next) { next.querySelector("button").focus(); event.preventDefault(); }
      if (event.key === "Escape") { input.focus(); list.replaceChildren(); }
    });
  }

  // The table twin: the same subjects as rows; a heading sorts, a name selects.
  function tables() {
    document.querySelectorAll("table.twin").forEach((table) => {
      table.querySelectorAll("th button").forEach((button, column) => button.addEventListener("click", () => {
        const heading = button.closest("th");
        const up = heading.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (tr) => tr.children[column].dataset.value ?? tr.children[column].textContent;
        const compare = (a, b) => {
          const [x, y] = [key(a), key(b)];
          if (x === "" || y === "") return (x === "") - (y === "");
          const order = Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? x.localeCompare(y) : Number(x) - Number(y);
          return up ? order : -order;
        };
        const body = table.tBodies[0];
        body.append(...[...body.rows].sort(compare));
      }));
      table.addEventListener("click", (event) => {
        const button = event.target.closest("td button");
        if (button) { corridor.select(button.dataset.id, true); window.scrollTo({ top: 0 }); }
      });
    });
  }

  // A file opened from disk keeps its state in the part of its address behind "#".
  function address() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (wanted.get("theme")) corridor.setTheme(wanted.get("theme"));
    if (wanted.get("at") && !wanted.get("tour")) corridor.go(wanted.get("at"));
    if (wanted.get("select")) corridor.select(wanted.get("select"), !wanted.get("at"));
    if (wanted.get("tour")) corridor.openTour(wanted.get("tour"));
    for (const [name, one] of Object.entries(corridor.kept)) if (wanted.get(name)) one.set(wanted.get(name));
    corridor.on(() => {
      if (document.documentElement.dataset.embedded) return;
      const { tour } = corridor.state;
      const now = new URLSearchParams(tour ? { tour } : { at: corridor.at(corridor.map.getCenter()) });
      if (corridor.state.theme !== "mode") now.set("theme", corridor.state.theme);
      if (corridor.state.selected) now.set("select", corridor.state.selected);
      for (const [name, one] of Object.entries(corridor.kept)) if (one.get()) now.set(name, one.get());
      history.replaceState(null, "", `#${now}`);
    });
  }

  // Names, panel and table twin wait until the document is read: the lines need none of them.
  corridor.startPanel = () => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start());
  function start() {
    corridor.dress();
    corridor.startLabels(corridor.map);
    corridor.on((what) => { if (what === "select") passport(); if (["filter", "theme", "year"].includes(what)) legend(); });
    corridor.repaint("filter");
    search();
    tables();
    corridor.startYears();
    corridor.startTraffic();
    corridor.startTour(make, fact, source);
    address();
    if (data.journey) corridor.setJourney(data.journey, !location.hash.includes("at="));
    corridor.state.ready = true;
    corridor.post({ ready: true });
  }
})();
