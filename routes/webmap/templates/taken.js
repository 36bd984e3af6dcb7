// @ts-check
// What a reader takes along: the map as a picture, its data with their licence, a link, a code to embed it.
/**
 * @typedef {object} Takings
 * @property {() => string} address  Of what is shown.
 */
corridor.feature("taken", ["page", "elements", "subjects", "drawing", "picture"], (needed) => {
  const {
    elements: { make, byId },
    subjects,
    drawing,
    picture,
  } = needed;
  const { data, words, embedded } = corridor;
  const box = byId("taken");
  const field = make("textarea", { readonly: "", rows: 3, hidden: "" });
  const told = make("span", { role: "status" });

  /** @type {(blob: Blob, ending: string) => void} */
  function save(blob, ending) {
    const href = URL.createObjectURL(blob);
    make("a", { href, download: `${data.name}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(href));
  }

  // RFC 7946: longitude first. What the filters leave, with what stands beside it in the foot.
  function geojson() {
    const features = [...drawing.drawn.keys()].filter(drawing.shown).map((id) => {
      const positions = drawing.positions(id).map(({ lat, lng }) => [lng, lat]);
      const { name, status, mode, gauge, trace, symbol } = subjects.get(id);
      const line = subjects.isLine(id);
      return {
        type: "Feature",
        id,
        properties: { id, name, status, mode, gauge, trace, symbol },
        geometry: line
          ? { type: "LineString", coordinates: positions }
          : { type: "Point", coordinates: positions[0] },
      };
    });
    const all = {
      type: "FeatureCollection",
      title: document.title,
      ...data.rights,
      features,
    };
    return new Blob([JSON.stringify(all)], { type: "application/geo+json" });
  }

  // A file that lies on this machine is named alone: it will stand beside the page that embeds it.
  function address() {
    const { protocol, pathname, search, hash, href } = location;
    return protocol === "file:" ? `${pathname.split("/").pop()}${search}${hash}` : href;
  }
  function code() {
    const [page, hash = ""] = address().split("#");
    const url = new URL(page, "https://there");
    url.searchParams.set("embed", "true");
    const src = `${page.split("?")[0]}${url.search}${hash && `#${hash}`}`;
    const style = { width: "100%", height: "480px", border: "0" };
    return make("iframe", { src, title: document.title, loading: "lazy", style }).outerHTML;
  }

  /** @param {string} text */
  async function copy(text) {
    field.hidden = false;
    field.value = text;
    field.select();
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    told.textContent = done ? words.copied : "";
  }
  /** @type {(label: string, act: () => unknown) => HTMLElement} */
  const button = (label, act) =>
    make("button", { type: "button", onclick: () => corridor.guard("taken", act) }, label);

  const svg = () => save(new Blob([picture.svg()], { type: "image/svg+xml" }), "svg");
  const png = async () => save(await picture.png(), "png");
  box.append(
    make("summary", {}, words.taken),
    button(words.download_svg, svg),
    button(words.download_png, png),
    // The page around an embedded map offers these by itself.
    ...(embedded
      ? []
      : [
          button(words.download_geojson, () => save(geojson(), "geojson")),
          button(words.link_here, () => copy(location.href)),
          button(words.embed_code, () => copy(code())),
        ]),
    field,
    told,
  );
  field.setAttribute("aria-label", words.link_here);
  box.hidden = false;
  return { address };
});
