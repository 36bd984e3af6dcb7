// @ts-check
// The map as it stands on the screen as a picture, with its title, its keys and whom it is owed to.
/**
 * @typedef {object} Portrait
 * @property {() => string} svg
 * @property {() => Promise<Blob>} png  In twice the pixels of the screen.
 * @property {() => string} rights  Whom the map is owed to.
 */
corridor.feature("picture", ["page", "copying"], ({ copying: { draw, drawn, leftOut } }) => {
  const NS = "http://www.w3.org/2000/svg";
  const SHARP = 2;
  const LINE = 16; // pixels, of the words around the map
  const measuring = document.createElement("canvas").getContext("2d");

  // The keys of the colours, one after the other beneath the map; none where the legend is folded.
  /** @type {(width: number, top: number) => [SVGElement[], number]} */
  function keys(width, top) {
    let [x, y, high] = [10, top, 0];
    const rows = [...document.querySelectorAll("#legend fieldset:nth-of-type(-n + 2) .row")];
    const out = rows.flatMap((row) => {
      const box = row.getBoundingClientRect();
      const parts = [...row.children].filter((one) => !leftOut(one));
      const [left, right] = [0, parts.length - 1].map((at) => parts[at]?.getBoundingClientRect());
      if (!left || !box.height) return [];
      const wide = right.right - left.left + LINE;
      if (x > 10 && x + wide > width) [x, y, high] = [10, y + high, 0];
      high = Math.max(high, box.height);
      const moved = `translate(${x - left.left} ${y - box.top})`;
      x += wide;
      return [draw("g", { transform: moved }, ...parts.flatMap(drawn))];
    });
    return [out, y + high];
  }

  // A sentence in lines that fit; Chinese has no spaces to part it at.
  /** @type {(text: string, width: number, top: number, looks: Record<string, string | number>) => [SVGElement[], number]} */
  function said(text, width, top, looks) {
    const font = {
      "font-family": "system-ui, sans-serif",
      fill: getComputedStyle(document.body).color,
      ...looks,
    };
    const size = Number(looks["font-size"]);
    if (measuring)
      measuring.font = `${looks["font-weight"] || 400} ${size}px system-ui, sans-serif`;
    const lines = [""];
    for (const word of text.trim().split(/(?<=[\s，。、；：])/)) {
      const longer = lines[lines.length - 1] + word;
      if ((measuring?.measureText(longer).width || 0) < width - 20)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const out = lines.map((line, at) =>
      draw("text", { x: 10, y: top + (at + 1) * size * 1.35, ...font }, line.trim()),
    );
    return [out, top + lines.length * size * 1.35 + 6];
  }

  /** @type {Portrait["rights"]} */
  const rights = () =>
    [...(document.querySelector("footer")?.childNodes || [])]
      .filter((one) => one.nodeName !== "DETAILS")
      .map((one) => one.textContent)
      .join("")
      .trim();

  /** @returns {[SVGElement, number, number]} */
  function whole() {
    const stage = corridor.map.getContainer();
    const { left, top, width, height } = stage.getBoundingClientRect();
    const [heading, upper] = said(document.title, width, 4, {
      "font-size": 17,
      "font-weight": 700,
    });
    const [legend, under] = keys(width, upper + height + 4);
    const [foot, high] = said(rights(), width, under, { "font-size": 10 });
    const inner = draw("g", { transform: `translate(${-left} ${-top})` }, ...drawn(stage));
    const map = draw("svg", { y: upper, width, height, overflow: "hidden" }, inner);
    const paper = draw("rect", {
      width,
      height: high,
      fill: getComputedStyle(document.body).backgroundColor,
    });
    const size = { xmlns: NS, width, height: high, viewBox: `0 0 ${width} ${high}` };
    const title = draw("title", {}, document.title);
    const about = [title, paper, ...heading, map, ...legend, ...foot];
    return [draw("svg", { ...size, "xml:lang": corridor.data.lang }, ...about), width, high];
  }

  const svg = () => new XMLSerializer().serializeToString(whole()[0]);
  async function png() {
    const [drawing, width, height] = whole();
    const image = new Image(width * SHARP, height * SHARP);
    const text = new XMLSerializer().serializeToString(drawing);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: width * SHARP,
      height: height * SHARP,
    });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return /** @type {Promise<Blob>} */ (
      new Promise((done, failed) =>
        canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("PNG")))),
      )
    );
  }
  return { svg, png, rights };
});
