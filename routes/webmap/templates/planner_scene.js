// @ts-check
// What a drawing is made of, written as SVG: the shapes, letters and axes of charts/scene.py, lettering.py and axes.py.
/**
 * @typedef {[x: number, y: number]} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Room
 * @typedef {Room & {mostKm: number, most: number, per: number, unit: string, x: (km: number) => number, y: (spent: number) => number}} Axes
 * @typedef {{fill?: string, stroke?: string, width?: number, dash?: string, opacity?: number, kind?: string}} Looks
 * @typedef {{size: number, colour: string, anchor?: string, bold?: boolean, halo?: boolean}} Letters
 * @typedef {object} PlannerScene
 * @property {(positions: Point[], looks: Looks) => string} shape
 * @property {(x: number, y: number, text: string, letters: Letters) => string} letters
 * @property {(kind: string, marks: string[], way?: number) => string} group
 * @property {(text: string, size: number, bold?: boolean) => number} width  Of a line of text in pixels.
 * @property {(text: string, size: number, room: number) => string[]} lines
 * @property {(x: number, y: number, radius: number) => Point[]} circle
 * @property {(axes: Axes, size: number, base: number) => string[]} axes  Both, each a group.
 * @property {(id: string, size: Point, title: string, about: string, groups: string[]) => string} svg
 */
corridor.feature("planner_scene", ["page", "planner_texts"], ({ planner_texts: texts }) => {
  const [GRID, SOFT, PAPER] = ["#e2dfd8", "#595959", "#ffffff"];
  const HALO = 3;
  const FONTS =
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans Georgian', Arial, sans-serif";
  const pen = document.createElement("canvas").getContext("2d");
  const MEASURED = 100; // pixels: the size at which letters are measured

  const escaped = (/** @type {string} */ text) =>
    text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  /** @type {(tag: string, looks: Record<string, string | number | undefined>, inside?: string) => string} */
  function element(tag, looks, inside = "") {
    const told = Object.entries(looks).filter(([, value]) => value !== undefined && value !== "");
    const all = told.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
    return `<${tag}${all}>${inside}</${tag}>`;
  }
  /** @type {PlannerScene["shape"]} */
  function shape(positions, { fill, stroke, width = 1, dash, opacity, kind }) {
    const path = positions.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L");
    return element("path", {
      ...{ class: kind, d: `M${path}${fill ? "Z" : ""}`, fill: fill ?? "none", stroke },
      "stroke-width": stroke && width,
      "stroke-dasharray": dash,
      "stroke-linejoin": stroke && "round",
      opacity,
    });
  }
  /** @type {PlannerScene["letters"]} */
  function letters(x, y, text, { size, colour, anchor, bold, halo }) {
    const looks = { x: x.toFixed(1), y: y.toFixed(1), fill: colour, "text-anchor": anchor };
    const edge = { stroke: PAPER, "stroke-width": HALO, "stroke-linejoin": "round" };
    return element(
      "text",
      {
        ...{ ...looks, "font-size": size, "font-weight": bold ? 700 : undefined },
        ...(halo ? { ...edge, "paint-order": "stroke" } : {}),
      },
      escaped(text),
    );
  }
  /** @type {PlannerScene["circle"]} */
  const circle = (x, y, radius) =>
    Array.from({ length: 24 }, (_, at) => {
      const turn = (2 * Math.PI * at) / 24;
      return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
    });
  /** @type {PlannerScene["group"]} */
  const group = (kind, marks, way) =>
    element("g", { class: kind, "data-way": way || undefined }, marks.join(""));

  /** @type {Map<string, number>} */
  const widths = new Map();
  /** @type {PlannerScene["width"]} */
  function width(text, size, bold = false) {
    const key = `${bold} ${text}`;
    let ready = widths.get(key);
    if (ready === undefined && pen) {
      pen.font = `${bold ? 700 : 400} ${MEASURED}px ${FONTS}`;
      ready = pen.measureText(text).width / MEASURED;
      widths.set(key, ready);
    }
    return (ready ?? text.length) * size;
  }
  // A text in lines, parted between its words; Chinese is parted anywhere.
  /** @type {PlannerScene["lines"]} */
  function lines(text, size, room) {
    const words = text.match(/[\u2e80-\uffef] ?|[^ \u2e80-\uffef]+ ?| /g) ?? [];
    /** @type {string[]} */
    const out = [];
    for (const word of words) {
      const longer = (out.at(-1) ?? "") + word;
      if (out.length && width(longer.trimEnd(), size, true) <= room) out[out.length - 1] = longer;
      else out.push(word);
    }
    return out.map((line) => line.trimEnd());
  }

  // Round numbers from zero up to a limit.
  /** @type {(most: number, about: number) => number[]} */
  function ticks(most, about) {
    const rough = most / about;
    const power = 10 ** Math.floor(Math.log10(rough));
    const off = (/** @type {number} */ step) => Math.abs(step - rough);
    const step = [1, 2, 5, 10]
      .map((one) => one * power)
      .reduce((a, b) => (off(b) < off(a) ? b : a));
    return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, at) => at * step);
  }
  /** @type {PlannerScene["axes"]} */
  function axes({ left, top, right, bottom, mostKm, most, per, unit, x, y }, size, base) {
    const soft = { size, colour: SOFT };
    const amounts = ticks(most / per, Math.max(2, Math.round((bottom - top) / 75)));
    const upright = amounts.flatMap((tick) => {
      const at = y(tick * per);
      const grid = shape([[left, at], [right, at]], { stroke: tick ? GRID : SOFT }); // prettier-ignore
      return [grid, letters(left - 6, at + 4, texts.number(tick, 1), { ...soft, anchor: "end" })];
    });
    const last = y(amounts[amounts.length - 1] * per);
    const distances = ticks(mostKm, Math.max(2, Math.round((right - left) / 110)));
    const along = distances.flatMap((tick, i) => {
      const at = x(tick);
      const label = `${texts.number(tick, 0)}${i === distances.length - 1 ? ` ${texts.symbol("km")}` : ""}`;
      const anchor = i ? "middle" : "start";
      return [
        shape([[at, bottom], [at, bottom + 4]], { stroke: SOFT }), // prettier-ignore
        letters(i ? at : at - 3, base, label, { ...soft, anchor }),
      ];
    });
    return [
      group("upright", [...upright, letters(0, last - size, unit, soft)]),
      group("along", along),
    ];
  }

  /** @type {PlannerScene["svg"]} */
  const svg = (id, [wide, high], title, about, groups) =>
    element(
      "svg",
      {
        ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide} ${high}`, width: wide },
        ...{ height: high, lang: corridor.data.lang, role: "img", "font-family": FONTS },
        "aria-labelledby": `${id}-title ${id}-text`,
      },
      `${element("title", { id: `${id}-title` }, escaped(title))}${element("desc", { id: `${id}-text` }, escaped(about))}${groups.join("")}`,
    );

  return { shape, letters, circle, group, width, lines, axes, svg };
});
