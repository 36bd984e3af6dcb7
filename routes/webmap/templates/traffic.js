// @ts-check
// What was carried in the chosen year, as width of lines and area of circles at ports. No count, no width.
corridor.feature(
  "traffic",
  ["page", "elements", "subjects", "drawing", "layers", "counts", "plurals", "written"],
  (needed) => {
    const { elements, subjects, drawing, layers, counts } = needed;
    const { data, words, state, map } = corridor;
    const { agreed } = needed.plurals;
    const { short } = needed.written;
    const { make, byId, pool, source } = elements;
    const WIDEST = 26; // pixels, for the most that any line carried in any year
    const LARGEST = 40; // pixels of radius, for the most that any place handled
    const COLOUR = "var(--flow)";
    const units = new Map(Object.entries(data.units));
    /** @type {Map<string, L.Polyline | L.CircleMarker>} */
    const shapes = new Map(); // subject id -> its band or circle
    const panel = byId("traffic");
    let unit = "";
    let led = 0; // the year to which a reader was led who had not asked for one

    /** @param {number} value */
    const width = (value) => Math.max(1.5, (value / counts.most(unit, true)) * WIDEST);
    /** @param {number} value */
    const radius = (value) => Math.sqrt(value / counts.most(unit, false)) * LARGEST;

    /** @param {string} id */
    function shape(id) {
      const style = { interactive: false, color: COLOUR };
      const one =
        shapes.get(id) ||
        (subjects.isLine(id)
          ? L.polyline(drawing.positions(id), { ...style, pane: "flows", opacity: 1 })
          : L.circleMarker(drawing.positions(id)[0], {
              ...style,
              pane: "loads",
              weight: 1.5,
              opacity: 1,
              fillOpacity: 0.3,
            }));
      shapes.set(id, one);
      return one;
    }

    function draw() {
      const found = counts.carried(unit);
      for (const [id, one] of shapes) if (!found.has(id) || !drawing.shown(id)) one.remove();
      for (const [id, { value }] of found) {
        if (!drawing.shown(id)) continue;
        const one = shape(id);
        if ("setRadius" in one) one.setRadius(radius(value[1]));
        else one.setStyle({ weight: width(value[1]) });
        if (!map.hasLayer(one)) one.addTo(map);
      }
      legend(found);
      passport();
    }

    /** @param {TrafficValue} value */
    const told = ([, , amount, scope, from, caveat]) => [
      amount,
      make("div", { class: "scope" }, pool(scope)),
      caveat === undefined ? null : make("div", { class: "caveat" }, pool(caveat)),
      make("div", { class: "source" }, source(from)),
    ];

    // Round numbers below the greatest: one large and one small sample of each scale.
    /** @param {number} greatest */
    function samples(greatest) {
      if (!greatest) return [];
      const power = 10 ** Math.floor(Math.log10(greatest));
      const large = ([5, 2, 1].find((one) => one * power <= greatest) || 1) * power;
      return [large, large / 5];
    }
    function sizes() {
      /** @type {(svg: string, value: number) => HTMLElement} */
      const figure = (svg, value) =>
        make(
          "figure",
          {},
          make("span", { html: svg }),
          make("figcaption", {}, `${short(value)} ${agreed(units.get(unit) ?? "", value)}`),
        );
      const bands = samples(counts.most(unit, true)).map((value) =>
        figure(
          `<svg width="44" height="${Math.ceil(width(value))}" aria-hidden="true"><rect width="44" height="${width(value)}" fill="${COLOUR}"/></svg>`,
          value,
        ),
      );
      const circles = samples(counts.most(unit, false)).map((value) => {
        const r = radius(value);
        return figure(
          `<svg width="${2 * r + 2}" height="${2 * r + 2}" aria-hidden="true"><circle cx="${r + 1}" cy="${r + 1}" r="${r}" fill="${COLOUR}" fill-opacity=".3" stroke="${COLOUR}"/></svg>`,
          value,
        );
      });
      return make("div", { class: "sizes" }, ...bands, ...circles);
    }

    /** @param {Carried} found */
    function legend(found) {
      const wasOpen = Boolean(panel.querySelector("details")?.open);
      panel.querySelectorAll(":scope > :not(label)").forEach((one) => one.remove());
      if (!unit) return;
      if (led && state.year === led) {
        const text = words.map_traffic_year.replace("{}", String(led));
        panel.append(make("p", { role: "status" }, text));
      }
      panel.append(sizes());
      const rows = new Map([...found.values()].map(({ entry, value }) => [entry, value]));
      if (!rows.size) panel.append(make("p", {}, words.map_traffic_none));
      else {
        const items = [...rows].map(([entry, value]) =>
          make("li", {}, make("b", {}, entry.name), ": ", ...told(value)),
        );
        const list = make(
          "details",
          {},
          make("summary", {}, `${words.map_traffic_list} (${rows.size})`),
          make("ul", {}, ...items),
        );
        list.open = wasOpen;
        panel.append(list);
      }
      panel.append(make("p", {}, words.map_traffic_gap));
    }

    function passport() {
      const box = byId("passport");
      box.querySelector(".carried")?.remove();
      const id = state.selected;
      const found = id && !box.hidden ? counts.carried(unit).get(id) : undefined;
      if (!id || !found) return;
      const { entry, value } = found;
      const course =
        entry.name === subjects.get(id).name ? null : make("div", { class: "scope" }, entry.name);
      box
        .querySelector("dl")
        ?.before(
          make("div", { class: "carried" }, make("b", {}, `${value[0]}: `), ...told(value), course),
        );
    }

    /** @param {string} wanted */
    function choose(wanted) {
      if (wanted && !units.has(wanted)) return false;
      unit = wanted;
      select.value = wanted;
      draw();
      corridor.changed(EVENTS.traffic);
      return true;
    }
    // Whoever asks for it while the map shows today is led to the last year that was counted.
    /** @param {string} wanted */
    function ask(wanted) {
      choose(wanted);
      const last = Math.max(
        ...counts.ofUnit(unit).flatMap((entry) => entry.values.map(([year]) => year)),
      );
      if (!wanted || !(last > 0) || state.year !== null) return;
      led = last;
      corridor.kept.get(EVENTS.year)?.set(String(last), new Map());
      select.scrollIntoView({ block: "nearest" }); // what happened in the year stands above it
    }

    for (const [name, level] of [
      ["flows", "385"],
      ["loads", "386"],
    ]) {
      const { style } = map.createPane(name);
      style.zIndex = level;
      style.pointerEvents = "none";
    }
    const select = make(
      "select",
      { id: "unit", onchange: () => ask(select.value) },
      make("option", { value: "" }, words.map_traffic_off),
      ...[...units].map(([id, label]) => make("option", { value: id }, agreed(label, 0))),
    );
    panel.append(make("label", { for: "unit" }, words.map_traffic, " ", select));
    corridor.keep(
      EVENTS.traffic,
      () => unit,
      choose,
      () => [...units.keys()].join(", "),
    );
    layers.notes.push((id) => {
      const found = counts.carried(unit).get(id);
      return (
        found &&
        `${found.value[0]}: ${found.value[2]} · ${found.entry.name} · ${pool(found.value[3])}`
      );
    });
    corridor.on([EVENTS.passport], passport);
    corridor.on([EVENTS.step, EVENTS.filter], () => {
      if (unit || shapes.size) draw();
    });
  },
);
