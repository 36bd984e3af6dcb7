// @ts-check
// Shows the map's file as a frame that stays as long as its address does: that of its bytes.
/**
 * @param {object} one
 * @param {{address: string, sandbox: string, title: string, height: string}} one.data
 * @param {HTMLElement} one.parentElement
 */
export default function show({ data, parentElement }) {
  const old = parentElement.querySelector("iframe");
  if (old && old.dataset.address === data.address) return;
  const frame = document.createElement("iframe");
  frame.dataset.corridor = "map";
  frame.dataset.address = data.address;
  frame.title = data.title;
  frame.setAttribute("sandbox", data.sandbox);
  frame.style.cssText = `display:block;width:100%;border:0;height:var(--content, ${data.height})`;
  parentElement.replaceChildren(frame);
  // Within somebody else's page the map is quiet, and leads to the whole one.
  const whole = new URL(location.href);
  const quiet = () => {
    if (whole.searchParams.get("embed") !== "true") return "<html";
    whole.searchParams.delete("embed");
    return `<html data-quiet="${whole.href.replaceAll("&", "&amp;").replaceAll('"', "%22")}"`;
  };
  // The browser keeps the file by its address; the frame shows it as a text.
  fetch(data.address)
    .then((answer) => answer.text())
    .then((html) => {
      frame.srcdoc = html.replace("<html", quiet);
    });
}
