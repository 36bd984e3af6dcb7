// @ts-check
// A flight to where no ground is drawn yet would be one into a torn sheet: so much is drawn before, or the map jumps.
corridor.feature("flights", ["page"], () => {
  const MOST = 1.5; // windows that are drawn on each side of the present one, for the time of a flight
  const map = /** @type {any} */ (corridor.map);
  const usual = Number(L.SVG.prototype.options.padding);
  const fly = map._tryAnimatedZoom; // Leaflet asks it whether a change of zoom is to be a flight

  // How many windows on a side of the present one the map is going to show.
  /** @type {(centre: L.LatLng, zoom: number) => number} */
  function beyond(centre, zoom) {
    const half = map.getSize().divideBy(2);
    const wider = map.getZoomScale(map.getZoom(), zoom) - 1;
    const away = map.project(centre).subtract(map.project(map.getCenter()));
    return Math.max(
      (Math.abs(away.x) / half.x + wider) / 2,
      (Math.abs(away.y) / half.y + wider) / 2,
    );
  }
  /** @type {(padding: number, act?: (sheet: any) => void) => void} */
  function pad(padding, act) {
    map.eachLayer((/** @type {L.Layer} */ layer) => {
      if (!(layer instanceof L.SVG)) return;
      layer.options.padding = padding;
      act?.(layer);
    });
  }

  /** @type {(centre: L.LatLng, zoom: number, options: unknown) => boolean} */
  map._tryAnimatedZoom = (centre, zoom, options) => {
    const needed = map._animatingZoom ? 0 : beyond(centre, zoom);
    const flies = needed <= MOST && fly.call(map, centre, zoom, options);
    if (flies && needed > usual) pad(needed, (sheet) => sheet._update());
    return flies;
  };
  map.on("zoomend", () => pad(usual)); // all is drawn anew after it
});
