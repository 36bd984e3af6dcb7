// @ts-check
// A map within somebody else's page is large and quiet: what stands beside it comes when it is asked for.
corridor.feature("quiet", ["elements"], ({ elements: { make, byId } }) => {
  const root = document.documentElement;
  if (new URLSearchParams(location.search).get("embed") === "true" && !corridor.embedded)
    root.dataset.quiet = location.href.replace(/([?&])embed=true&?/, "$1").replace(/\?(?=#|$)/, "");
  if (root.dataset.quiet === undefined) return;
  const { words } = corridor;
  const panel = byId("panel");

  /** @param {boolean} open */
  function show(open) {
    root.classList.toggle("opened", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "×" : "☰";
  }
  const button = make("button", {
    type: "button",
    class: "panel-button",
    "aria-label": panel.getAttribute("aria-label"),
    "aria-controls": "panel",
    onclick: () => show(!root.classList.contains("opened")),
  });
  const whole = make(
    "a",
    { class: "whole", href: root.dataset.quiet, target: "_blank", rel: "noopener" },
    words.whole_map,
  );
  byId("told").before(button, whole);
  // The foot is out of sight: whom the map is owed to stands on the map itself. In a file the foot comes last.
  function owe() {
    const owed = [...document.querySelectorAll("footer > a")].map((one) => one.outerHTML);
    corridor.map.attributionControl.addAttribution([...new Set(owed)].join(", "));
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", owe);
  else owe();
  show(false);
  corridor.on([EVENTS.pick], () => show(true));
});
