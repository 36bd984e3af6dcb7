// What was carried in the chosen year, as width of lines and area of circles at ports. No count, no width.
corridor.part("traffic", () => {
  const { data, make, pool, source } = corridor;
  const { words } = data;
  const units = corridor.mapped(data.units);
  data.traffic.forEach((entry) => { entry.on = corridor.mapped(entry.on); });
  const WIDEST = 26; // pixels, for the most that any line carried in any year
  const LARGEST = 40; // pixels of radius, for the most that any place handled
  const COLOUR = "#34506b";
  const OPACITY = 0.42;
  const $ = (id) => document.getElementById(id);
  const shapes = new Map(); // subject id -> its band or circle
  let unit = null;

  const line = (id) => Boolean(corridor.subject(id).mode);
  const present = (entry) => [...entry.on.keys()].filter((id) => corridor.drawn.has(id));
  const most = (which) => Math.max(0, ...data.traffic.filter((entry) => entry.unit === unit && present(entry).some((id) => line(id) === which))
    .flatMap((entry) => entry.values.map((one) => one[1])));
  const width = (value) => Math.max(1.5, (value / most(true)) * WIDEST);
  const radius = (value) => Math.sqrt(value / most(false)) * LARGEST;

  // What is drawn in the year: by subject id, the entry and its value; the first entry of a subject counts.
  function carried() {
    const found = new Map();
    const year = corridor.state.year || null;
    for (const entry of unit && year ? data.traffic.filter((one) => one.unit === unit) : []) {
      const told = entry.values.find((one) => one[0] === year);
      if (!told) continue;
      for (const id of present(entry)) {
        const about = corridor.subject(id);
        const there = !about.absent && about.status === "operating" && (!entry.on.get(id) || year <= entry.on.get(id));
        if (there && !found.has(id)) found.set(id, { entry, told });
      }
    }
    return found;
  }

  function shape(id) {
    if (!shapes.has(id)) {
      const drawn = corridor.shape(id);
      const style = { interactive: false, color: COLOUR };
      shapes.set(id, line(id) ? L.polyline(drawn.getLatLngs(), { ...style, pane: "flows", opacity: 1 })
        : L.circleMarker(drawn.getLatLng(), { ...style, pane: "loads", weight: 1.5, opacity: 0.9, fillOpacity: 0.3 }));
    }
    return shapes.get(id);
  }

  function draw() {
    const found = carried();
    for (const [id, one] of shapes) if (!found.has(id) || !corridor.shown(id)) one.remove();
    for (const about of data.subjects.values()) delete about.note;
    for (const [id, { entry, told }] of found) {
      corridor.subject(id).note = `${told[0]}: ${told[2]} · ${entry.name} · ${pool(told[3])}`;
      if (!corridor.shown(id)) continue;
      const one = shape(id);
      if (line(id)) one.setStyle({ weight: width(told[1]) }); else one.setRadius(radius(told[1]));
      if (!corridor.map.hasLayer(one)) one.addTo(corridor.map);
    }
    legend(found);
    passport(found);
  }

  const told = (one) => [`${one[2]}`, make("div", { class: "scope" }, pool(one[3])), one.length > 5 ? make("div", { class: "caveat" }, pool(one[5])) : null, make("div", { class: "source" }, source(one[4]))];

  // Round numbers below the greatest: one large and one small sample of each scale.
  function samples(greatest) {
    const power = 10 ** Math.floor(Math.log10(greatest));
    const large = [5, 2, 1].find((one) => one * power <= greatest) * power;
    return [large, large / 5];
  }
  function sizes() {
    const short = new Intl.NumberFormat(data.lang, { notation: "compact" });
    const figure = (svg, value) => make("figure", {}, make("span", { html: svg }), make("figcaption", {}, `${short.format(value)} ${units.get(unit)}`));
    const bands = most(true) ? samples(most(true)).map((value) => figure(`<svg width="44" height="${Math.ceil(width(value))}" aria-hidden="true"><rect width="44" height="${width(value)}" fill="${COLOUR}" fill-opacity="${OPACITY}"/></svg>`, value)) : [];
    const circles = most(false) ? samples(most(false)).map((value) => {
      const r = radius(value);
      return figure(`<svg width="${2 * r + 2}" height="${2 * r + 2}" aria-hidden="true"><circle cx="${r + 1}" cy="${r + 1}" r="${r}" fill="${COLOUR}" fill-opacity=".3" stroke="${COLOUR}"/></svg>`, value);
    }) : [];
    return make("div", { class: "sizes" }, ...bands, ...circles);
  }

  function legend(found) {
    const box = $("traffic");
    const more = box.querySelector("details");
    const wasOpen = more && more.open;
    box.querySelectorAll(":scope > :not(label)").forEach((one) => one.remove());
    if (!unit) return;
    const rows = new Map([...found.values()].map(({ entry, told: one }) => [entry, one]));
    box.append(sizes());
    if (!rows.size) box.append(make("p", {}, words.map_traffic_none));
    else {
      const list = make("details", {}, make("summary", {}, `${words.map_traffic_list} (${rows.size})`), make("ul", {}, ...[...rows].map(([entry, one]) =>
        make("li", {}, make("b", {}, entry.name), ": ", ...told(one)))));
      list.open = wasOpen;
      box.append(list);
    }
    box.append(make("p", {}, words.map_traffic_gap));
  }

  function passport(found = carried()) {
    const box = $("passport");
    const old = box.querySelector(".carried");
    if (old) old.remove();
    const id = corridor.state.selected;
    if (!id || box.hidden || !found.has(id)) return;
    const { entry, told: one } = found.get(id);
    box.querySelector("dl").before(make("div", { class: "carried" }, make("b", {}, `${one[0]}: `), ...told(one), entry.name === corridor.subject(id).name ? null : make("div", { class: "scope" }, entry.name)));
  }

  function choose(wanted) {
    if (wanted && !units.has(wanted)) return false;
    unit = wanted || null;
    $("traffic").querySelector("select").value = wanted;
    draw();
    corridor.post({ traffic: wanted });
    corridor.tell("traffic");
    return true;
  }
  // Whoever asks for it while the map shows today is led to the last year that was counted.
  function ask(wanted) {
    choose(wanted);
    const told = data.traffic.filter((entry) => entry.unit === unit).flatMap((entry) => entry.values.map((one) => one[0]));
    if (told.length && !corridor.state.year) corridor.setYear(String(Math.max(...told)));
  }

  corridor.startTraffic = () => {
    for (const [name, level] of [["flows", 385], ["loads", 386]]) {
      const pane = corridor.map.createPane(name);
      pane.style.zIndex = level;
      pane.style.pointerEvents = "none";
    }
    corridor.map.getPane("flows").style.opacity = OPACITY; // as a whole: bands that meet grow no darker
    const select = make("select", { id: "unit", onchange: (event) => ask(event.target.value) }, make("option", { value: "" }, words.map_traffic_off),
      ...[...units].map(([id, label]) => make("option", { value: id }, label)));
    $("traffic").append(make("label", { for: "unit" }, words.map_traffic, " ", select));
    corridor.keep("traffic", () => unit || "", choose, () => [...units.keys()].join(", "));
    corridor.on((what) => {
      if (what === "select") passport();
      if ((what === "step" || what === "filter") && (unit || shapes.size)) draw();
    });
  };
});
