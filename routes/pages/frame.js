// @ts-check
// Shows the map's file as a frame that stays as long as its address does: that of its bytes.
/**
 * @param {object} one
 * @param {{address: string, sandbox: string, title: string, height: string}} one.data
 * @param {HTMLElement} one.parentElement
 */
export default function show({ data, parentElement }) {
  const old = parentElement.querySelector("iframe");
  if (old && old.getAttribute("src") === data.address) return;
  const frame = document.createElement("iframe");
  frame.dataset.corridor = "map";
  frame.title = data.title;
  frame.setAttribute("sandbox", data.sandbox);
  frame.style.cssText = `display:block;width:100%;border:0;height:${data.height}`;
  frame.src = data.address;
  parentElement.replaceChildren(frame);
}
