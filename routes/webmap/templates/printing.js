// @ts-check
// Paper shows the whole corridor, and in a page what the reader looks at, in a size that fits a sheet upright and
// across; see print.css.
corridor.feature("printing", ["page", "position"], ({ position }) => {
  const { map, frame } = corridor;
  /** @type {(() => void) | null} */
  let back = null;
  const EDGE = [14, 14]; // pixels: the symbol of a place at the end of the corridor stays whole
  const tables = () =>
    /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.table")]);

  function open() {
    if (back) return;
    const before = tables().map((one) => one.open);
    const seen = corridor.embedded ? map.getBounds() : L.latLngBounds(frame.whole);
    const home = position.lend();
    back = () => {
      document.documentElement.classList.remove("printing");
      tables().forEach((one, i) => {
        one.open = before[i];
      });
      home();
    };
    document.documentElement.classList.add("printing");
    tables().forEach((one) => {
      one.open = true;
    });
    map.invalidateSize({ pan: false });
    map.fitBounds(seen, /** @type {any} */ ({ animate: false, reset: true, padding: EDGE }));
  }
  function close() {
    back?.();
    back = null;
  }

  window.addEventListener("beforeprint", open);
  window.addEventListener("afterprint", close);
});
