// @ts-check
// How far the map goes: its zooms, and where its centre may be; and how a link says where it looks.
/**
 * @typedef {{ centre: L.LatLng, zoom: number }} At
 * @typedef {object} Limits
 * @property {(at: At) => string} text  As a link carries it: zoom/latitude/longitude.
 * @property {(text: string) => At | null} read  The same again; null for what it cannot be.
 * @property {() => L.LatLngTuple | null} held  Where a map comes back to that was dragged out of the world; null for one that was not.
 * @property {() => string} told  In a line, for who asked for more.
 */
corridor.feature("limits", [], () => {
  const { map } = corridor;
  const { zooms, centre: farthest } = corridor.frame; // the latitude and longitude that the centre may reach

  /** @type {(number: number, digits: number) => number} */
  const short = (number, digits) => Number(number.toFixed(digits)) || 0; // no -0
  /** @type {Limits["text"]} */
  const text = ({ centre, zoom }) =>
    [short(zoom, 2), short(centre.lat, 3), short(centre.lng, 3)].join("/");
  /** @type {Limits["read"]} */
  function read(text) {
    const numbers = text.split("/").map((one) => (one.trim() ? Number(one) : NaN));
    const [zoom, lat, lng] = numbers;
    const within =
      zoom >= map.getMinZoom() &&
      zoom <= map.getMaxZoom() &&
      Math.abs(lat) <= farthest[0] &&
      Math.abs(lng) <= farthest[1];
    return numbers.length === 3 && within ? { centre: L.latLng(lat, lng), zoom } : null;
  }
  /** @type {Limits["held"]} */
  function held() {
    const { lat, lng } = map.getCenter();
    const [y, x] = [lat, lng].map((one, i) => Math.min(Math.max(one, -farthest[i]), farthest[i]));
    return y === lat && x === lng ? null : [y, x];
  }
  const told = () => `${map.getMinZoom()}…${map.getMaxZoom()}/±${farthest[0]}/±${farthest[1]}`;

  // Who scrolls a page scrolls on where the map comes under a pointer that rests, and at its last zoom.
  let pointed = false;
  /** @param {WheelEvent} event */
  function wheel(event) {
    const last =
      event.deltaY > 0 ? map.getZoom() <= map.getMinZoom() : map.getZoom() >= map.getMaxZoom();
    if (last || !(pointed || event.ctrlKey)) event.stopImmediatePropagation();
  }
  /** @param {MouseEvent} event */
  function moved({ movementX, movementY }) {
    pointed ||= Boolean(movementX || movementY);
  }

  map.setMinZoom(zooms[0]).setMaxZoom(zooms[1]);
  const ground = map.getContainer();
  ground.addEventListener("wheel", wheel, { capture: true, passive: true });
  ground.addEventListener("mouseenter", () => (pointed = false));
  ground.addEventListener("mousemove", moved);
  return { text, read, held, told };
});
