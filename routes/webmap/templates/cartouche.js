// @ts-check
// The title of the map, and its scale bar: a round length in the middle of the map, in two halves.
corridor.feature("cartouche", ["page", "elements"], ({ elements }) => {
  const { data, words, map } = corridor;
  const { make } = elements;
  const WIDEST = 110; // pixels
  const box = make("div", { class: "scale leaflet-control" });
  const bar = make("i");
  const told = make("span");
  box.append(bar, told);

  function measure() {
    const y = map.getSize().y / 2;
    const ends = [0, WIDEST].map((x) => map.containerPointToLatLng([x, y]));
    const widest = map.distance(ends[0], ends[1]);
    if (!(widest > 0)) return; // out of sight, or beyond a pole
    const [length, text] = data.lengths.filter(([one]) => one <= widest).pop() ?? data.lengths[0];
    bar.style.width = `${Math.round((WIDEST * length) / widest)}px`;
    told.textContent = text;
  }

  const corners = /** @type {any} */ (map)._controlCorners;
  corners.bottomleft.append(box);
  corners.topleft.append(make("div", { class: "title leaflet-control" }, words.map_title));
  map.on("zoomend moveend resize", measure);
  measure();
});
