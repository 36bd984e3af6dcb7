// What the page lays over the map: ways in their own colours, or halos round what is critical.
corridor.part("overlay", () => {
  const { make } = corridor;
  const words = corridor.data.journey_words;
  let drawn = [];
  let painted = [];

  function clear() {
    for (const layer of drawn) layer.remove();
    for (const element of painted) element.removeAttribute("style");
    if (painted.length) corridor.light(null);
    drawn = [];
    painted = [];
  }

  // The first way lies on top where several share a line.
  function ways(rows) {
    for (const row of [...rows].reverse()) {
      for (const id of row.ids) {
        for (const layer of corridor.drawn.get(id) || []) {
          const element = layer.getElement();
          if (!element || !element.closest(".leaflet-overlay-pane")) continue;
          Object.assign(element.style, { stroke: row.colour, strokeDasharray: row.dash || "none", strokeWidth: "4px", strokeOpacity: 1 });
          painted.push(element);
        }
      }
    }
    const ids = rows.flatMap((row) => row.ids);
    corridor.light([...ids, ...rows.flatMap((row) => row.ends)]);
    const bounds = corridor.bounds(ids);
    if (bounds.isValid()) corridor.fit(bounds, 10);
  }

  function halo(id, one) {
    const layer = corridor.shape(id);
    if (!layer) return;
    const { map } = corridor;
    const look = { pane: "halo", interactive: true, color: one.cut ? "#222" : "#e69f00", opacity: one.cut ? 0.9 : 0.55, bubblingMouseEvents: false };
    const round = layer.getLatLng
      ? L.circleMarker(layer.getLatLng(), { ...look, radius: one.cut ? 8 : 5 + 13 * one.size, weight: one.cut ? 3 : 1, fillColor: "#e69f00", fillOpacity: one.cut ? 0 : 0.5 })
      : L.polyline(layer.getLatLngs(), { ...look, weight: one.cut ? 9 : 5 + 9 * one.size, dashArray: one.cut ? "3 6" : null, lineCap: "butt" });
    const text = make("span", {}, one.text);
    drawn.push(round.bindTooltip(() => text, { sticky: true }).addTo(map));
  }

  function card(told) {
    const box = document.getElementById("overlay");
    box.hidden = !told;
    box.replaceChildren();
    if (!told) return;
    box.append(make("h2", {}, told.title));
    for (const row of told.rows || []) {
      const key = make("span", { class: "line-key", "aria-hidden": "true" });
      Object.assign(key.style, { borderTopColor: row.colour, borderTopStyle: row.dash ? "dashed" : "solid" });
      box.append(make("div", { class: "row" }, key, make("span", {}, row.name), make("b", {}, row.text)));
    }
    if (told.halos) {
      box.append(
        make("div", { class: "row" }, make("span", { class: "halo-key" }), make("span", {}, words.critical_added), make("b", {}, `≤ ${told.most}`)),
        make("div", { class: "row" }, make("span", { class: "halo-key cut" }), make("span", {}, words.no_way)),
      );
    }
  }

  let last = "null";
  corridor.setOverlay = (told) => {
    const now = JSON.stringify(told);
    if (now === last) return; // a page that runs again says the same again
    last = now;
    clear();
    const { map } = corridor;
    if (!map.getPane("halo")) map.createPane("halo").style.zIndex = 380;
    if (told && told.rows) ways(told.rows);
    for (const [id, one] of Object.entries((told && told.halos) || {})) halo(id, one);
    card(told);
  };
});
