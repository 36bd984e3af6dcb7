// @ts-check
// Shows drawings inside the page, each for its width: their SVG is made by the server.
/** @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * @param {HTMLElement} parentElement
 * @param {string[]} drawings
 */
function draw(parentElement, drawings) {
  const box = parentElement.querySelector(".drawing") || document.createElement("div");
  box.className = "drawing";
  const read = new DOMParser();
  const drawn = drawings.map((svg, at) => {
    const one = document.importNode(
      read.parseFromString(svg, "image/svg+xml").documentElement,
      true,
    );
    one.classList.add(at ? "narrow" : "wide");
    return one;
  });
  box.replaceChildren(...drawn);
  if (!box.parentElement) parentElement.append(box);
}

/**
 * @param {object} one
 * @param {{drawings: string}} one.data  Packed: the wide one, then the narrow one.
 * @param {HTMLElement} one.parentElement
 */
export default function show({ data, parentElement }) {
  shown.set(parentElement, data.drawings);
  packing.unpack(data.drawings).then((/** @type {string[]} */ drawings) => {
    // Meanwhile others may have come.
    if (shown.get(parentElement) === data.drawings) draw(parentElement, drawings);
  });
}
