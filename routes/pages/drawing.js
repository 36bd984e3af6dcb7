// @ts-check
// Shows drawings inside the page, each for its width: their SVG is made by the server.
/**
 * @param {object} one
 * @param {{drawings: string[]}} one.data  The wide one, then the narrow one.
 * @param {HTMLElement} one.parentElement
 */
export default function show({ data, parentElement }) {
  const box = parentElement.querySelector(".drawing") || document.createElement("div");
  box.className = "drawing";
  const read = new DOMParser();
  const drawn = data.drawings.map((svg, at) => {
    const one = document.importNode(read.parseFromString(svg, "image/svg+xml").documentElement, true);
    one.classList.add(at ? "narrow" : "wide");
    return one;
  });
  box.replaceChildren(...drawn);
  if (!box.parentElement) parentElement.append(box);
}
