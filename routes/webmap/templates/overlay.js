// @ts-check
// What the page lays over the map: ways in their own colours, or halos round what is critical.
/**
 * @typedef {object} OverlayFeature
 * @property {(told: Overlay | null) => void} show
 */
corridor.feature("overlay", ["page", "elements", "drawing", "position"], (needed) => {
  const {
    elements: { make, byId },
    drawing,
    position,
  } = needed;
  const { words, map } = corridor;
  const box = byId("overlay");
  /** @type {L.Layer[]} */
  let drawn = [];
  /** @type {SVGElement[]} */
  let painted = [];
  let last = "null";
  let framed = ""; // the lines into which the map was fitted

  function clear() {
    for (const layer of drawn) layer.remove();
    for (const element of painted) element.removeAttribute("style");
    if (painted.length) drawing.light(null);
    drawn = [];
    painted = [];
  }

  // The first way lies on top where several share a line.
  /** @param {OverlayRow[]} rows */
  function ways(rows) {
    for (const row of [...rows].reverse()) {
      for (const element of row.ids.flatMap(drawing.elements)) {
        if (!element.closest(".leaflet-overlay-pane")) continue;
        Object.assign(element.style, {
          stroke: row.colour,
          strokeDasharray: row.dash || "none",
          strokeWidth: "4px",
          strokeOpacity: 1,
        });
        painted.push(element);
      }
    }
    const ids = rows.flatMap((row) => row.ids);
    drawing.light([...ids, ...rows.flatMap((row) => row.ends)]);
    const bounds = position.bounds(ids);
    // The same ways in other words, of another language say, move nothing.
    if (bounds.isValid() && framed !== String(ids)) position.fit(bounds, 10);
    framed = String(ids);
  }

  // What leaves a journey without a way is a dark ring; what costs it hours, a warm halo that grows with them.
  /** @type {(id: string, one: Halo) => void} */
  function halo(id, { cut, size, text }) {
    const positions = drawing.positions(id);
    if (!positions.length) return;
    const look = {
      pane: "halo",
      interactive: true,
      color: cut ? "var(--ink)" : "var(--orange)",
      opacity: 0.9,
      bubblingMouseEvents: false,
    };
    const layer =
      positions.length > 1
        ? L.polyline(positions, {
            ...look,
            weight: cut ? 9 : 5 + 9 * size,
            dashArray: cut ? "3 6" : undefined,
            lineCap: "butt",
          })
        : L.circleMarker(positions[0], {
            ...look,
            radius: cut ? 8 : 5 + 13 * size,
            weight: cut ? 3 : 1,
            fillColor: "var(--orange)",
            fillOpacity: cut ? 0 : 0.5,
          });
    const told = make("span", {}, text);
    drawn.push(layer.bindTooltip(() => told, { sticky: true }).addTo(map));
  }

  /** @param {OverlayRow} row */
  function wayKey(row) {
    const svg = `<svg width="30" height="6" aria-hidden="true"><path d="M0 3H30" stroke-width="4" stroke="${row.colour}" stroke-dasharray="${row.dash}"/></svg>`;
    const key = make("span", { class: "line-key", html: svg });
    return make("div", { class: "row" }, key, make("span", {}, row.name), make("b", {}, row.text));
  }
  /** @param {Overlay | null} told */
  function card(told) {
    box.hidden = !told;
    box.replaceChildren();
    if (!told) return;
    box.append(make("h2", {}, told.title), ...(told.rows || []).map(wayKey));
    if (!told.halos) return;
    box.append(
      make(
        "div",
        { class: "row" },
        make("span", { class: "halo-key" }),
        make("span", {}, words.critical_added),
        make("b", {}, `≤ ${told.most}`),
      ),
      make(
        "div",
        { class: "row" },
        make("span", { class: "halo-key cut" }),
        make("span", {}, words.no_way),
      ),
    );
  }

  /** @type {OverlayFeature["show"]} */
  function show(told) {
    const now = JSON.stringify(told);
    if (now === last) return; // a page that runs again says the same again
    last = now;
    clear();
    map.getContainer().classList.toggle("of-ways", Boolean(told?.rows)); // the title is that of one way
    if (told?.rows) ways(told.rows);
    else framed = "";
    for (const [id, one] of Object.entries(told?.halos || {})) halo(id, one);
    card(told);
  }

  map.createPane("halo").style.zIndex = "380";
  corridor.on([EVENTS.overlay], (/** @type {Message} */ message) => show(message.overlay));
  return { show };
});
