// A journey on the map: its ways, what a what-if changes, and the hours of each leg in the panel.
corridor.part("journey", () => {
  const words = corridor.data.journey_words;
  const { make, link } = corridor;
  let journey = null;
  let marks = [];
  let sources = new Map();
  let last = "null";

  const way = () => journey.ways[Math.min(journey.choice, journey.ways.length) - 1];

  function line(id, kind) {
    for (const layer of corridor.drawn.get(id) || []) {
      const element = layer.getElement();
      if (element) element.classList.add(kind);
    }
  }

  function mark(id, text, kind) {
    const layer = corridor.shape(id);
    if (!layer) return;
    const place = layer.getLatLng ? layer.getLatLng() : layer.getLatLngs()[layer.getLatLngs().length >> 1];
    const icon = L.divIcon({ className: `mark ${kind}`, html: "", iconSize: [22, 22] });
    const marker = L.marker(place, { icon, interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(corridor.map);
    marker.getElement().textContent = text;
    marker.getElement().setAttribute("aria-hidden", "true");
    marks.push(marker);
  }

  function clear() {
    for (const marker of marks) marker.remove();
    marks = [];
    for (const kind of ["taken", "newly", "before"]) {
      document.querySelectorAll(`.leaflet-pane path.${kind}`).forEach((path) => path.classList.remove(kind));
    }
  }

  function draw() {
    clear();
    if (!journey) {
      corridor.light(null);
      return;
    }
    const now = way();
    const old = journey.before ? journey.before.segments.filter((id) => !now.segments.includes(id)) : [];
    corridor.light([...now.segments, ...now.nodes, ...old]);
    now.segments.forEach((id) => line(id, "taken"));
    now.newly.forEach((id) => line(id, "newly"));
    old.forEach((id) => line(id, "before"));
    [...journey.closed].forEach((id) => mark(id, "✕", "shut"));
    journey.ends.forEach((id, at) => mark(id, at ? "B" : "A", "end"));
    corridor.tell("light"); // names make room for the marks
  }

  function bar(bars) {
    const whole = bars.reduce((sum, one) => sum + one.hours, 0);
    const strip = make("div", { class: "strip", "aria-hidden": "true" });
    const list = make("ul", { class: "kinds" });
    for (const one of bars) {
      const piece = make("span", { class: one.kind });
      piece.style.flexGrow = one.hours / whole;
      piece.style.background = one.colour;
      strip.append(piece);
      const key = make("span", { class: `key ${one.kind}` });
      key.style.background = one.colour;
      list.append(make("li", {}, key, one.label, " ", make("b", {}, one.text)));
    }
    return [strip, list];
  }

  function leg(one) {
    const rows = one.arcs.map((arc) => {
      const from = arc.sources.map((id) => link(sources.get(id)));
      const told = make("li", {}, arc.text, " ", make("b", {}, arc.hours));
      if (arc.default) told.append(" ", make("span", { class: "tag" }, words.default));
      from.forEach((one, at) => told.append(at ? "; " : " ", make("small", {}, one)));
      return told;
    });
    const head = make("summary", {}, one.title, make("span", { class: "soft" }, one.text));
    return make("details", { class: "leg" }, head, make("ol", {}, ...rows));
  }

  function choices() {
    const box = make("fieldset", { class: "ways" }, make("legend", {}, words.alternatives));
    journey.ways.forEach((one, at) => {
      const input = make("input", { type: "radio", name: "way", value: at + 1, onchange: () => choose(at + 1) });
      input.checked = at + 1 === journey.choice;
      box.append(make("label", {}, input, make("span", {}, one.name), make("b", {}, one.days)));
    });
    return box;
  }

  function changes(now) {
    if (!journey.before) return null;
    const before = journey.before;
    const box = make("div", { class: "what-if" }, make("div", {}, `${words.before}: `, make("b", {}, before.days), ` (${before.range})`));
    const same = before.segments.join() === now.segments.join() && before.days === now.days;
    if (same) box.append(make("div", {}, words.unchanged));
    const key = (kind, text) => make("div", { class: "row" }, make("span", { class: `way-key ${kind}` }), text);
    if (now.newly.length) box.append(key("newly", words.newly_used));
    if (before.segments.some((id) => !now.segments.includes(id))) box.append(key("before", words.before));
    return box;
  }

  function card() {
    const box = document.getElementById("journey");
    const open = [...box.querySelectorAll("details")].map((one) => one.open);
    box.hidden = !journey;
    box.replaceChildren();
    if (!journey) return;
    const now = way();
    const facts = make("dl");
    for (const [label, text] of now.facts.slice(1)) facts.append(make("dt", {}, label), make("dd", {}, text));
    box.append(
      make("h2", {}, journey.title), make("p", { class: "brief" }, journey.about),
      make("p", { class: "days" }, make("b", {}, now.days), now.range ? ` (${now.range})` : ""),
      ...bar(now.bars), changes(now) || "", journey.ways.length > 1 ? choices() : "", facts,
      make("h3", {}, words.legs), ...now.legs.map(leg),
      make("div", { class: "notes" }, ...journey.notes.map((text) => make("p", {}, text))),
    );
    box.querySelectorAll("details").forEach((one, at) => (one.open = Boolean(open[at])));
  }

  function choose(number) {
    journey.choice = number;
    draw();
    card();
    const input = document.querySelector(`#journey input[value="${number}"]`);
    if (input) input.focus();
    corridor.post({ choice: String(number) });
    corridor.tell("choice");
  }

  function look() {
    const bounds = corridor.bounds(way().segments);
    if (!bounds.isValid()) return;
    const seen = corridor.map.getBounds();
    if (!seen.contains(bounds) || corridor.map.getBoundsZoom(bounds) > corridor.map.getZoom() + 1) {
      corridor.fit(bounds.pad(0.05));
    }
  }

  corridor.keep("choice", () => (journey ? String(journey.choice) : ""), (text) => {
    const known = Boolean(journey) && journey.ways.some((_, at) => String(at + 1) === text);
    if (known) choose(Number(text));
    return known || (!journey && !text);
  });
  // `move` is false where a link says at which position to look.
  corridor.setJourney = (told, move) => {
    const now = JSON.stringify(told);
    if (now === last) return; // a page that runs again says the same again: a tour may be under way
    last = now;
    const before = journey && journey.title;
    journey = told;
    sources = corridor.mapped(told ? told.sources : {});
    draw();
    card();
    if (journey && move && journey.title !== before) corridor.whenSized(look);
  };
});
