// @ts-check
// The guided tour: a card that tells a step while the map shows and lights what it speaks of.
corridor.feature("tour", ["page", "elements", "drawing", "position"], (needed) => {
  const { elements, drawing, position } = needed;
  const { data, words, state, embedded, map } = corridor;
  const { make, byId, pool, source, fact } = elements;
  const { steps } = data.tour;
  const VERDICTS = new Map(
    Object.entries({ holds: "✓", holds_partly: "≈", mistranslation: "↯", garbled: "?" }),
  );
  const card = byId("tour");
  const button = byId("tour-button");
  /** @type {Set<string> | null} */
  let before = null; // what was lit when the tour began

  // Texts come as pieces: plain ones at even places, numbers at odd ones.
  /** @param {string[]} pieces */
  const told = (pieces) => pieces.map((piece, i) => (i % 2 ? make("b", {}, piece) : piece));

  /** @param {Evidence[]} rows */
  function numbers(rows) {
    const list = make("dl");
    for (const [subject, place] of rows) {
      /** @type {FactEntry} */
      const entry = pool(place);
      list.append(make("dt", {}, [subject, entry.label].filter(Boolean).join(" · ")));
      list.append(...entry.values.map((one, i) => fact(one, i > 0 || Boolean(entry.rivals_only))));
    }
    return list;
  }

  /** @param {Claim} one */
  function claim(one) {
    const verdict = make(
      "span",
      { class: `verdict ${one.verdict}` },
      `${VERDICTS.get(one.verdict) || ""} ${one.word}`,
    );
    const cited = make("ul", {}, ...one.sources.map((place) => make("li", {}, source(place))));
    const more = make(
      "details",
      {},
      make("summary", {}, words.tour_numbers),
      numbers(one.facts),
      cited,
    );
    return make(
      "li",
      {},
      make("p", { class: "says" }, one.text),
      make("p", {}, verdict, " ", ...told(one.found)),
      more,
    );
  }

  /** @type {(name: string, sign: string, label: string, onclick: (event: Event) => void) => HTMLButtonElement} */
  const act = (name, sign, label, onclick) =>
    make(
      "button",
      { type: "button", class: name, "aria-label": label, title: label, onclick },
      sign,
    );
  const count = make("span", { class: "count" });
  const back = act("back", "‹", words.tour_back, () => go(-1));
  const next = act("next", "›", words.tour_next, () => go(1));
  const body = make("div", { class: "body", "aria-live": "polite", "aria-atomic": "true" });
  const more = make("div");
  card.append(
    make("div", { class: "bar" }, back, count, next, act("end", "×", words.tour_end, end)),
    body,
    more,
  );

  const at = () => steps.findIndex((one) => one.id === state.tour);

  /** @param {L.LatLngBoundsExpression} box */
  function move(box) {
    /** @type {L.FitBoundsOptions} */
    const options = { padding: [24, 24], maxZoom: 11 };
    const still = !state.ready || matchMedia("(prefers-reduced-motion: reduce)").matches;
    // A flight would show where no ground is drawn yet: the map jumps, and appears.
    position.whenSized(() => {
      map.fitBounds(box, { ...options, animate: false });
      if (!still) map.getPane("mapPane")?.animate([{ opacity: 0 }, {}], 500);
    });
  }

  /** @param {Step} one */
  function write(one) {
    count.textContent = `${at() + 1} / ${steps.length}`;
    back.disabled = at() === 0;
    next.disabled = at() === steps.length - 1;
    const title = make("h2", { tabindex: "-1" }, one.title);
    body.replaceChildren(title, make("p", {}, ...told(one.text)));
    const open = matchMedia("(min-width: 761px)").matches ? "" : null;
    more.replaceChildren(
      one.claims ? make("ol", { class: "claims" }, ...one.claims.map(claim)) : "",
      one.facts.length
        ? make("details", { open }, make("summary", {}, words.tour_numbers), numbers(one.facts))
        : "",
      embedded ? "" : make("a", { class: "link", href: `#tour=${one.id}` }, words.tour_link),
      make("p", { class: "hint" }, words.tour_keys),
    );
    return title;
  }

  /** @param {string} id */
  function open(id) {
    const one = steps.find((step) => step.id === id);
    if (!one) return false;
    const fresh = card.hidden;
    if (fresh) before = state.lit;
    state.tour = id;
    card.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const title = write(one);
    card.scrollTop = 0;
    byId("panel").scrollTop = 0;
    if (fresh) window.scrollTo(0, 0);
    const focus = /** @type {HTMLButtonElement | null} */ (document.activeElement);
    if (fresh || focus === document.body || focus?.disabled) title.focus({ preventScroll: true });
    move(one.box);
    drawing.light(one.light);
    corridor.changed(EVENTS.tour);
    position.share();
    return true;
  }

  /** @param {number} by */
  function go(by) {
    const one = steps[at() + by];
    if (one) open(one.id);
  }

  /** @param {Event} [event]  What the reader did; none where a link or the page ends the tour. */
  function end(event) {
    if (card.hidden) return;
    card.hidden = true;
    state.tour = "";
    button.setAttribute("aria-expanded", "false");
    drawing.light(before);
    corridor.changed(EVENTS.tour);
    position.share();
    if (event) button.focus({ preventScroll: true });
  }

  // Arrow keys belong to a field while one types in it, and to the map while it has the focus.
  /** @param {KeyboardEvent} event */
  function key(event) {
    if (card.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const target = /** @type {Element} */ (event.target);
    const field = target.closest("input, select, textarea");
    if (event.key === "Escape" && !field) end(event);
    if (!by || field || target.closest(".folium-map")) return;
    event.preventDefault();
    go(by);
  }

  button.setAttribute("aria-controls", "tour");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    if (card.hidden) open(steps[0].id);
    else end(event);
  });
  button.hidden = !steps.length;
  document.addEventListener("keydown", key);
  corridor.keep(
    EVENTS.tour,
    () => state.tour,
    (id) => {
      if (id) return open(id);
      end();
      return true;
    },
  );
});
