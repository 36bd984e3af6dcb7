// @ts-check
// What stands on the screen as shapes of an SVG, each with the looks that it has: for a picture of the map.
/**
 * @typedef {object} Copying
 * @property {(name: string, attributes: Record<string, string | number>, ...inside: (Node | string)[]) => SVGElement} draw
 * @property {(element: Element) => SVGElement[]} drawn  What is seen of an element, where the screen has it.
 * @property {(element: Element) => boolean} leftOut
 */
corridor.feature("copying", ["page"], () => {
  const NS = "http://www.w3.org/2000/svg";
  const LOOKS =
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity";
  const SHAPES = "path, rect, circle, ellipse, line, polyline, polygon, text";
  // What a picture has no use for: what is pressed, and what comes and goes with the pointer.
  const LEFT_OUT =
    "button, input, select, .leaflet-control-zoom, .leaflet-control-attribution, .leaflet-tooltip-pane, .leaflet-touch-pane, .count";
  const measuring = document.createElement("canvas").getContext("2d");

  /** @type {Copying["draw"]} */
  function draw(name, attributes, ...inside) {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...inside);
    return element;
  }

  /** @param {SVGGraphicsElement} shape */
  function copied(shape) {
    const style = getComputedStyle(shape);
    const matrix = shape.getScreenCTM();
    if (!matrix || style.display === "none" || style.visibility === "hidden") return [];
    const copy = /** @type {SVGElement} */ (document.importNode(shape, true));
    for (const name of ["class", "style", "tabindex", "role", "aria-label", "id"])
      copy.removeAttribute(name);
    for (const name of LOOKS.split(" ")) copy.setAttribute(name, style.getPropertyValue(name));
    const { a, b, c, d, e, f } = matrix;
    copy.setAttribute("transform", `matrix(${[a, b, c, d, e, f].join(" ")})`);
    return [copy];
  }

  // The background of a box, and its edges where there are any: a scale bar has three.
  /** @type {(style: CSSStyleDeclaration, box: DOMRect) => SVGElement[]} */
  function boxed(style, { left, top, right, bottom, width, height }) {
    const round = Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2);
    /** @type {[string, number, number, number, number][]} */
    const sides = [
      ["top", left, top, right, top],
      ["right", right, top, right, bottom],
      ["bottom", left, bottom, right, bottom],
      ["left", left, top, left, bottom],
    ];
    const fill = style.backgroundColor;
    const filled = { x: left, y: top, width, height, rx: round, fill };
    return [
      ...(/rgba\(.*, 0\)/.test(fill) ? [] : [draw("rect", filled)]),
      ...sides.flatMap(([side, x1, y1, x2, y2]) => {
        const wide = parseFloat(style.getPropertyValue(`border-${side}-width`));
        const stroke = style.getPropertyValue(`border-${side}-color`);
        return wide ? [draw("line", { x1, y1, x2, y2, stroke, "stroke-width": wide })] : [];
      }),
    ];
  }

  /** @type {(style: CSSStyleDeclaration, text: string, x: number, y: number) => SVGElement} */
  function lettered(style, text, x, y) {
    const halo = style.textShadow.match(/rgba?\([^)]*\)/)?.[0];
    const around = { stroke: halo || "", "stroke-width": 3, "stroke-linejoin": "round" };
    const shown =
      style.textTransform === "uppercase" ? text.toLocaleUpperCase(corridor.data.lang) : text;
    return draw(
      "text",
      {
        x,
        y,
        fill: style.color,
        "font-family": style.fontFamily,
        "font-size": style.fontSize,
        "font-weight": style.fontWeight,
        "font-style": style.fontStyle,
        "letter-spacing": style.letterSpacing,
        ...(halo ? { ...around, "paint-order": "stroke" } : {}),
      },
      shown,
    );
  }

  // The words of a text where the browser has set them, those of a line together.
  /** @type {(node: Text, style: CSSStyleDeclaration) => SVGElement[]} */
  function written(node, style) {
    if (!measuring) return [];
    measuring.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const rise = measuring.measureText("x").fontBoundingBoxAscent;
    /** @type {Map<number, {left: number, parts: string[]}>} */
    const lines = new Map();
    const range = document.createRange();
    for (const found of node.data.matchAll(/\S+/g)) {
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const { left, top, width } = range.getBoundingClientRect();
      const line = lines.get(top) || { left, parts: [] };
      line.parts.push(found[0]);
      if (width) lines.set(top, line);
    }
    return [...lines].map(([top, { left, parts }]) =>
      lettered(style, parts.join(" "), left, top + rise),
    );
  }

  /** @type {Copying["leftOut"]} */
  const leftOut = (element) => element.matches(LEFT_OUT);
  /** @type {Copying["drawn"]} */
  function drawn(element) {
    const style = getComputedStyle(element);
    if (leftOut(element) || style.display === "none") return [];
    const seen = style.visibility !== "hidden";
    if (element instanceof SVGSVGElement) {
      const shapes = /** @type {NodeListOf<SVGGraphicsElement>} */ (
        element.querySelectorAll(SHAPES)
      );
      return [...shapes].flatMap(copied);
    }
    // The map's own controls lie above its panes without saying so.
    const depth = (/** @type {Node} */ one) =>
      !(one instanceof Element)
        ? 0
        : one.matches(".leaflet-control-container")
          ? 1000
          : Number(getComputedStyle(one).zIndex) || 0;
    const inside = [...element.childNodes]
      .sort((a, b) => depth(a) - depth(b))
      .flatMap((one) => {
        if (one instanceof Text) return seen ? written(one, style) : [];
        return one instanceof Element ? drawn(one) : [];
      });
    const all = [...(seen ? boxed(style, element.getBoundingClientRect()) : []), ...inside];
    return style.opacity === "1" ? all : [draw("g", { opacity: style.opacity }, ...all)];
  }

  return { draw, drawn, leftOut };
});
