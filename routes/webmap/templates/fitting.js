// @ts-check
// On a phone the page is as long as the map and its panel: so that nothing scrolls inside what scrolls. The page is
// told how high a frame this needs; 0 where the frame is wide, and its panel scrolls beside the map.
corridor.feature("fitting", ["page"], () => {
  const narrow = matchMedia("(max-width: 760px)");
  const main = document.querySelector("main");
  const tell = () =>
    window.parent.postMessage(
      { corridor: { [EVENTS.height]: narrow.matches ? Math.ceil(main?.offsetHeight || 0) : 0 } },
      "*",
    );
  if (!main || window.parent === window) return;
  // Leaflet focuses a map that is pressed and scrolls back its own window alone: the page around the frame would jump.
  const container = corridor.map.getContainer();
  container.focus = (how) =>
    HTMLElement.prototype.focus.call(container, { preventScroll: true, ...how });
  new ResizeObserver(tell).observe(main);
  narrow.addEventListener("change", tell);
  window.addEventListener("message", tell); // the page may have begun to listen later
});
