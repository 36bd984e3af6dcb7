// @ts-check
// How full the parts of the corridor are: wider and darker the fuller, dashed where nobody knows.
corridor.feature(
  "capacity",
  ["page", "elements", "subjects", "filters", "drawing", "layers"],
  (needed) => {
    const { elements, subjects, filters, drawing, layers } = needed;
    const { data, state, map } = corridor;
    const { make, byId } = elements;
    const SWITCH = "capacity";
    const RADIUS = 7; // pixels, of the ring round a place, to the middle of its stroke
    const { title, levels, parts } = data.capacity;
    const box = byId("capacity");
    /** @type {Map<string, Filling[]>} */
    const told = new Map(); // by subject, the fullest part first
    for (const part of parts)
      for (const id of part.on) told.set(id, [...(told.get(id) || []), part]);
    /** @type {Map<string, L.Polyline | L.CircleMarker>} */
    const shapes = new Map();

    /** @param {string} id */
    function shape(id) {
      const { colour, width, dash } = levels[(told.get(id) || parts)[0].level];
      const style = {
        pane: SWITCH,
        interactive: false,
        color: colour,
        weight: width,
        dashArray: dash,
      };
      const one =
        shapes.get(id) ||
        (subjects.isLine(id)
          ? L.polyline(drawing.positions(id), { ...style, lineCap: "butt" })
          : L.circleMarker(drawing.positions(id)[0], {
              ...style,
              weight: Math.max(3, width / 2),
              radius: RADIUS + width / 4,
              fill: false,
            }));
      shapes.set(id, one);
      return one;
    }

    function draw() {
      const on = !filters.isOff(SWITCH);
      for (const id of told.keys()) {
        if (on && drawing.drawn.has(id) && drawing.shown(id)) shape(id).addTo(map);
        else shapes.get(id)?.remove();
      }
      if (parts.length) legend(on);
    }

    /** @param {Level} level */
    function key({ colour, width, dash, label }) {
      const svg = `<svg width="34" height="16" aria-hidden="true"><line x1="2" x2="32" y1="8" y2="8" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/></svg>`;
      const swatch = make("span", { class: "swatch", html: svg });
      return make("div", { class: "row" }, swatch, make("span", {}, label));
    }
    /** @param {boolean} on */
    function legend(on) {
      const had = box.contains(document.activeElement);
      const input = make("input", {
        type: "checkbox",
        "data-group": SWITCH,
        onchange: () => filters.toggle(SWITCH, input.checked),
      });
      input.checked = on;
      box.replaceChildren(
        make("label", {}, input, " ", title),
        ...(on ? [...levels].reverse().map(key) : []),
      );
      if (had) input.focus();
    }

    function passport() {
      const passport = byId("passport");
      passport.querySelector(".full")?.remove();
      const found = (state.selected && told.get(state.selected)) || [];
      if (!found.length || passport.hidden) return;
      const lines = found.map(({ name, text }) => make("li", {}, make("b", {}, name), `: ${text}`));
      passport
        .querySelector("dl")
        ?.before(make("div", { class: "full" }, make("h3", {}, title), make("ul", {}, ...lines)));
    }

    const pane = map.createPane(SWITCH).style;
    pane.zIndex = "379"; // below what the page lays over the map, and below the lines
    pane.pointerEvents = "none";
    layers.notes.push((id) => {
      const [fullest] = (!filters.isOff(SWITCH) && told.get(id)) || [];
      return fullest && `${title}: ${fullest.text}`;
    });
    corridor.on([EVENTS.passport], passport);
    corridor.on([EVENTS.filter, EVENTS.step], draw);
    map.on("zoomend", () => {
      if (!filters.isOff(SWITCH)) draw();
    });
  },
);
