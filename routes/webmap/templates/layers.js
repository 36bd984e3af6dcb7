// @ts-check
// From packed features to layers of the map: the ground, the lines, the places.
/**
 * @typedef {object} Layers
 * @property {(kind: Kind, packed: Packed) => L.Layer} draw
 * @property {Ground[]} lands  The parts of countries, as GeoJSON, and land whose country is not told.
 * @property {((id: string) => string | undefined)[]} notes  Functions that each may add a line to a tooltip.
 * @property {((hit?: MouseEvent) => string | undefined)[]} aims  Functions that each may know which place a click on a mark meant.
 * @property {(id: string) => HTMLElement} tooltip
 */
corridor.feature("layers", ["elements", "subjects", "drawing"], (needed) => {
  const {
    elements: { make },
    subjects,
    drawing,
  } = needed;
  const { data } = corridor;
  const symbols = new Map(Object.entries(data.symbols));
  const BASE = 28; // of numbers in letters
  const [FINAL, LAST, FURTHER] = [..."?Z]"].map((letter) => letter.charCodeAt(0));
  /** @type {Layers["lands"]} */
  const lands = [];
  /** @type {Layers["notes"]} */
  const notes = [];
  /** @type {Layers["aims"]} */
  const aims = [];

  /** @type {Layers["tooltip"]} */
  function tooltip(id) {
    const about = subjects.get(id);
    const box = make("span", {}, make("b", {}, about.name), make("br"), about.brief);
    for (const note of notes.map((one) => one(id))) if (note) box.append(make("br"), note);
    return box;
  }

  /**
   * @param {string} id
   * @param {L.LatLng} position
   */
  function marker(id, position) {
    const { name, symbol = "", status } = subjects.get(id);
    const icon = L.divIcon({
      className: `node ${symbol} ${status}`,
      html: symbols.get(symbol),
      iconSize: [24, 24],
    });
    const one = L.marker(position, { icon, alt: name, keyboard: true, riseOnHover: true });
    // What is told at the pointer is what a click there selects.
    let told = id;
    const meant = (/** @type {MouseEvent=} */ hit) =>
      aims.map((aim) => aim(hit)).find(Boolean) ?? id;
    one.on("mouseover mousemove click", (event) => {
      const before = told;
      told = meant(/** @type {L.LeafletMouseEvent} */ (event).originalEvent);
      if (told !== before && one.isTooltipOpen()) one.openTooltip(drawing.positions(told)[0]);
    });
    one.bindTooltip(() => tooltip(told), { direction: "top" });
    one.on("mouseover click", () => told !== id && one.openTooltip(drawing.positions(told)[0]));
    one.on("mouseout", () => (told = id));
    one.on("add", () => one.getElement()?.setAttribute("aria-label", name));
    one.on("click keypress", (event) => {
      const { originalEvent } = /** @type {any} */ (event);
      if (event.type === "click") corridor.tell(EVENTS.pick, meant(originalEvent));
      else if (["Enter", " "].includes(originalEvent?.key)) corridor.tell(EVENTS.pick, id);
    });
    drawing.remember(id, one);
    return one;
  }

  // What each kind of feature looks like; routes/webmap/layer.py names the kind of every FeatureGroup.
  /** @type {Record<Kind, L.GeoJSONOptions>} */
  const kinds = {
    sea: {
      pane: "land",
      interactive: false,
      style: () => ({ className: "sea", weight: 1, fillOpacity: 1 }),
    },
    ground: {
      pane: "land",
      interactive: false,
      style: (feature) => ({
        className: `land ${feature?.properties.look ?? ""}`,
        weight: 1, // of its own colour: between two parts that only touch, what lies beneath would shine through
        fillOpacity: 1,
      }),
    },
    water: {
      pane: "land",
      interactive: false,
      style: () => ({ className: "lake", weight: 0, fillOpacity: 1 }),
    },
    boundary: {
      pane: "land",
      interactive: false,
      style: (feature) => ({
        className: `boundary ${feature?.properties.class}`,
        fill: false,
        weight: 1,
      }),
    },
    line: {
      style: (feature) => {
        const { id } = feature?.properties;
        const { width, dash, cap } = subjects.get(id);
        return {
          color: subjects.colour(id),
          weight: width,
          dashArray: dash,
          lineCap: cap,
          opacity: 1,
        };
      },
      onEachFeature: (feature, layer) =>
        drawing.remember(feature.properties.id, /** @type {L.Polyline} */ (layer)),
    },
    node: { pointToLayer: (feature, position) => marker(feature.properties.id, position) },
  };

  // Numbers in letters: see written() in routes/webmap/layer.py.
  /** @param {string} text */
  function numbers(text) {
    const out = [];
    let [number, unit] = [0, 1];
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      const isLast = letter <= LAST;
      number += unit * (letter - (isLast ? FINAL : FURTHER));
      unit *= BASE;
      if (!isLast) continue;
      out.push(number % 2 ? -(number + 1) / 2 : number / 2);
      [number, unit] = [0, 1];
    }
    return out;
  }
  // The ground and the lines come as steps between positions: see packed() in the same file.
  /** @param {Packed} packed */
  function unpack({ decimals, features }) {
    const scale = 10 ** decimals;
    /** @param {string} text */
    const ring = (text) => {
      const steps = numbers(text);
      let [x, y] = [0, 0];
      /** @type {Position[]} */
      const positions = [];
      for (let i = 0; i < steps.length; i += 2)
        positions.push([(x += steps[i]) / scale, (y += steps[i + 1]) / scale]);
      return positions;
    };
    return features.map(([properties, type, rings]) => {
      const lines = rings.map(ring);
      const coordinates = type === "Polygon" ? lines : type === "Point" ? lines[0][0] : lines[0];
      return /** @type {Ground} */ ({
        type: "Feature",
        properties,
        geometry: { type, coordinates },
      });
    });
  }

  // East of Asia comes America: what lies in the far west is drawn once more beyond the 180th meridian.
  const WEST = -20;
  /**
   * @param {Ground} feature
   * @returns {Ground[]}
   */
  function again(feature) {
    const { type, coordinates } = /** @type {any} */ (feature.geometry);
    /** @type {Position[][]} */
    const rings = type === "Polygon" ? coordinates : [coordinates];
    if (rings.some((ring) => ring.some(([x]) => x > WEST))) return [];
    const moved = rings.map((ring) => ring.map(([x, y]) => [x + 360, y]));
    const geometry = { type, coordinates: type === "Polygon" ? moved : moved[0] };
    return [/** @type {any} */ ({ ...feature, geometry })];
  }

  /** @type {Layers["draw"]} */
  function draw(kind, packed) {
    const drawn = () => {
      const features = unpack(packed);
      if (kind === "ground") lands.push(...features);
      if (["ground", "boundary"].includes(kind)) features.push(...features.flatMap(again));
      return L.geoJSON(/** @type {any} */ (features), kinds[kind]);
    };
    return corridor.guard(kind, drawn) || L.layerGroup();
  }

  L.SVG.mergeOptions({ padding: 0.6 }); // so much ground is drawn beyond the window that a drag or one step out tears nothing
  corridor.map.createPane("land").style.zIndex = "210";
  return { draw, lands, notes, aims, tooltip };
});
