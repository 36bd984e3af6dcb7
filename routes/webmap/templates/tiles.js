// @ts-check
// Online tiles are asked for only while their switch is on; one that fails leaves the ground bare.
/**
 * @typedef {object} Tiles
 * @property {(url: string, attribution: string) => void} offer
 */
corridor.feature("tiles", ["filters"], ({ filters }) => {
  const BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
  /** @type {L.TileLayer | null} */
  let layer = null;
  corridor.on([EVENTS.filter], () => {
    if (!layer) return;
    const off = filters.isOff("tiles");
    if (off) layer.remove();
    else layer.addTo(corridor.map);
    corridor.map.getContainer().classList.toggle("tiled", !off);
  });
  return {
    offer: (url, attribution) => {
      layer = L.tileLayer(url, { attribution, maxZoom: 17, opacity: 0.75, errorTileUrl: BLANK });
    },
  };
});
