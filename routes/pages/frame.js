// @ts-check
// Shows the map's HTML as a frame that stays as long as its bytes do.
/**
 * @param {object} one
 * @param {{html: string, digest: string, title: string, height: string}} one.data
 * @param {HTMLElement} one.parentElement
 */
export default function show({ data, parentElement }) {
  const old = parentElement.querySelector("iframe");
  if (old && old.dataset.digest === data.digest) return;
  const frame = document.createElement("iframe");
  frame.dataset.corridor = "map";
  frame.dataset.digest = data.digest;
  frame.title = data.title;
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.style.cssText = `display:block;width:100%;border:0;height:${data.height}`;
  frame.srcdoc = data.html;
  parentElement.replaceChildren(frame);
}
