// @ts-check
// What happened in the chosen year: a list in the panel and marks on the map.
corridor.feature(
  "happenings",
  ["page", "elements", "filters", "drawing", "selection", "position", "written"],
  (needed) => {
    const { date } = needed.written;
    const { make, byId, source } = needed.elements;
    const { filters, drawing, selection, position } = needed;
    const { data, words, state, map } = corridor;
    const { events } = data.years;
    const kinds = new Map(Object.entries(data.years.kinds));
    /** @type {Map<string, {marker: L.Marker, events: Happening[]}>} */
    const marks = new Map(); // by the ids of its place

    /** @type {(event: Happening, year: number) => boolean} */
    function touches(event, year) {
      const from = Number(event.from.slice(0, 4));
      if (event.for) return from === year || Number(event.for) === year;
      return (
        from === year ||
        (event.to !== undefined && from < year && year <= Number(event.to.slice(0, 4)))
      );
    }
    function ofYear() {
      const { year } = state;
      if (year === null) return [];
      return events
        .filter((event) => touches(event, year))
        .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    }

    /** @param {Happening} event */
    const when = (event) =>
      event.for
        ? `${event.from} → ${event.for}`
        : event.to
          ? `${date(event.from)} – ${date(event.to)}`
          : date(event.from);

    /** @param {Happening} event */
    const drawnOn = (event) => (event.on || []).filter((id) => drawing.drawn.has(id));
    /** @param {Happening} event */
    function go(event) {
      const on = drawnOn(event);
      if (!on.length) return;
      selection.select(on.length === 1 ? on[0] : null, true);
      if (on.length > 1) position.look(...on);
    }

    /** @param {Happening} event */
    function item(event) {
      const act = { class: "title", lang: event.lang };
      const title = event.on
        ? make("button", { ...act, type: "button", onclick: () => go(event) }, event.title)
        : make("span", act, event.title);
      return make(
        "li",
        {},
        make("span", { class: "when" }, when(event)),
        " ",
        make("span", { class: "tag" }, kinds.get(event.kind)),
        make("br"),
        title,
        event.scope ? make("div", { class: "scope" }, event.scope) : null,
        make("div", { class: "source" }, source(event.source)),
      );
    }
    function list() {
      const box = byId("happened");
      box.hidden = state.year === null;
      box.replaceChildren();
      if (box.hidden) return;
      const items = ofYear().map(item);
      box.append(
        make("h2", {}, `${state.year}`, " ", make("small", {}, words.events_of)),
        items.length
          ? make(
              "ol",
              { tabindex: "0", "aria-label": `${words.events_of}: ${state.year}` },
              ...items,
            )
          : make("p", { class: "none" }, words.no_events),
      );
    }

    // The middle of a line along its length, or the place itself; of several lines, that of the middle one.
    /** @param {string[]} on */
    function middle(on) {
      const points = drawing.positions(on[Math.floor((on.length - 1) / 2)]);
      const far = points.map((one, i) => (i ? one.distanceTo(points[i - 1]) : 0));
      let left = far.reduce((a, b) => a + b, 0) / 2;
      return points[
        Math.max(
          far.findIndex((d) => (left -= d) <= 0),
          0,
        )
      ];
    }

    /** @param {Happening[]} told */
    function tooltip(told) {
      const lines = told.flatMap((event) => [
        make("b", {}, when(event)),
        ` ${event.for ? `${kinds.get(event.kind)}: ` : ""}${event.title}`,
        make("br"),
      ]);
      return make("span", {}, ...lines);
    }
    /**
     * @param {string[]} on
     * @param {Happening[]} told
     */
    function mark(on, told) {
      const number = make("span", { "aria-hidden": "true" }, String(told.length));
      const icon = L.divIcon({
        className: "mark",
        html: number,
        iconSize: [18, 18],
        iconAnchor: [-3, 21],
      });
      const one = {
        marker: L.marker(middle(on), { icon, pane: "marks", keyboard: false, alt: "" }),
        events: told,
      };
      one.marker.bindTooltip(() => tooltip(one.events), { direction: "top", className: "marked" });
      one.marker.on("click", () => go(one.events[0]));
      one.marker.addTo(map);
      return one;
    }
    // One mark a place, with the number of its events; the list above is its twin for the keyboard.
    function writeMarks() {
      /** @type {Map<string, {on: string[], told: Happening[]}>} */
      const wanted = new Map();
      for (const event of ofYear()) {
        const on = drawnOn(event);
        if (!on.length || !filters.allows(on[0])) continue;
        const key = on.join(" ");
        wanted.set(key, { on, told: [...(wanted.get(key)?.told || []), event] });
      }
      for (const [key, one] of marks) {
        if (wanted.get(key)?.told.length === one.events.length) continue;
        one.marker.remove();
        marks.delete(key);
      }
      for (const [key, { on, told }] of wanted) {
        const there = marks.get(key);
        if (there) there.events = told;
        else marks.set(key, mark(on, told));
      }
    }

    map.createPane("marks").style.zIndex = "645";
    corridor.on([EVENTS.step], () => {
      writeMarks();
      list();
    });
    corridor.on([EVENTS.filter], writeMarks);
  },
);
