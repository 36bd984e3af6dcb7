// @ts-check
// A link to exactly what the page shows, and a code that embeds it in another page: both from the address.
/**
 * @param {object} one
 * @param {{link: string, code: string, copied: string, title: string}} one.data
 * @param {HTMLElement} one.parentElement
 */
export default function offer({ data, parentElement }) {
  const old = /** @type {HTMLElement | null} */ (parentElement.querySelector(".taking"));
  const words = JSON.stringify(data);
  if (old?.dataset.words === words) return; // a text that was copied stays where it is
  const box = document.createElement("div");
  box.className = "taking";
  box.dataset.words = words;
  const field = document.createElement("textarea");
  const told = document.createElement("span");
  field.readOnly = true;
  field.rows = 3;
  field.hidden = true;
  told.setAttribute("role", "status");

  function code() {
    const url = new URL(location.href);
    url.searchParams.set("embed", "true");
    const frame = document.createElement("iframe");
    frame.src = url.href;
    frame.title = data.title;
    frame.loading = "lazy";
    frame.style.cssText = "width:100%;height:480px;border:0";
    return frame.outerHTML;
  }

  /** @type {(label: string, text: () => string) => HTMLElement} */
  function button(label, text) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = label;
    one.onclick = async () => {
      field.hidden = false;
      field.setAttribute("aria-label", label);
      field.value = text();
      field.select();
      const done = await navigator.clipboard?.writeText(field.value).then(
        () => true,
        () => false,
      );
      told.textContent = done ? data.copied : "";
    };
    return one;
  }

  box.append(
    button(data.link, () => location.href),
    button(data.code, code),
    told,
    field,
  );
  old?.remove();
  parentElement.append(box);
}
