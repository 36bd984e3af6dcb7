// The guided tour: a card that tells a step while the map shows and lights what it speaks of.
corridor.part("tour", () => {
  const { steps, words } = corridor.data.tour;
  const { embedded, make, source } = corridor;
  const card = document.getElementById("tour");
  const button = document.getElementById("tour-button");
  const VERDICTS = corridor.mapped({ holds: "✓", holds_partly: "≈", mistranslation: "↯", garbled: "?" });
  let fact; // the panel's own: a number with its source
  let parts = null;
  let before = null; // what was lit when the tour began

  const told = (pieces) => pieces.map((piece, i) => (i % 2 ? make("b", {}, piece) : piece));

  function numbers(rows) {
    const list = make("dl");
    for (const [subject, place] of rows) {
      const entry = corridor.data.pool[place];
      list.append(make("dt", {}, [subject, entry.label].filter(Boolean).join(" · ")));
      list.append(...entry.values.map((one, i) => fact(one, i > 0 || entry.rivals_only)));
    }
    return list;
  }

  function claim(one) {
    const verdict = make("span", { class: `verdict ${one.verdict}` }, `${VERDICTS.get(one.verdict) || ""} ${one.word}`);
    const cited = make("ul", {}, ...one.sources.map((place) => make("li", {}, source(place))));
    const more = make("details", {}, make("summary", {}, words.tour_numbers), numbers(one.facts), cited);
    return make("li", {}, make("p", { class: "says" }, one.text), make("p", {}, verdict, " ", ...told(one.found)), more);
  }

  function build() {
    const act = (name, sign, label) => make("button", { type: "button", class: name, "aria-label": label, title: label, onclick: name === "end" ? end : () => go(name === "next" ? 1 : -1) }, sign);
    parts = {
      count: make("span", { class: "count" }),
      back: act("back", "‹", words.tour_back),
      next: act("next", "›", words.tour_next),
      end: act("end", "×", words.tour_end),
      body: make("div", { class: "body", "aria-live": "polite", "aria-atomic": "true" }),
      more: make("div"),
    };
    card.append(make("div", { class: "bar" }, parts.back, parts.count, parts.next, parts.end), parts.body, parts.more);
  }

  const at = () => steps.findIndex((one) => one.id === corridor.state.tour);

  function move(box) {
    const { map } = corridor;
    const options = { padding: [24, 24], maxZoom: 11 };
    const still = !corridor.state.ready || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const turn = () => (still ? map.fitBounds(box, { ...options, animate: false }) : map.flyToBounds(box, { ...options, duration: 1.2 }));
    corridor.whenSized(turn);
  }

  function open(id) {
    const one = steps.find((step) => step.id === id);
    if (!one) return false;
    if (!parts) build();
    const fresh = card.hidden;
    if (fresh) before = corridor.state.lit;
    corridor.state.tour = id;
    card.hidden = false;
    button.setAttribute("aria-expanded", "true");
    parts.count.textContent = `${at() + 1} / ${steps.length}`;
    parts.back.disabled = at() === 0;
    parts.next.disabled = at() === steps.length - 1;
    const title = make("h2", { tabindex: "-1" }, one.title);
    parts.body.replaceChildren(title, make("p", {}, ...told(one.text)));
    parts.more.replaceChildren();
    if (one.claims) parts.more.append(make("ol", { class: "claims" }, ...one.claims.map(claim)));
    if (one.facts.length) parts.more.append(make("details", { open: matchMedia("(min-width: 761px)").matches ? "" : null }, make("summary", {}, words.tour_numbers), numbers(one.facts)));
    if (!embedded) parts.more.append(make("a", { class: "link", href: `#tour=${id}` }, words.tour_link));
    parts.more.append(make("p", { class: "hint" }, words.tour_keys));
    card.scrollTop = 0;
    document.getElementById("panel").scrollTop = 0;
    if (fresh) window.scrollTo(0, 0);
    if (fresh || document.activeElement === document.body || document.activeElement.disabled) title.focus({ preventScroll: true });
    move(one.box);
    corridor.light(one.light);
    corridor.post({ tour: id });
    corridor.share();
    return true;
  }

  function go(by) {
    const next = steps[at() + by];
    if (next) open(next.id);
  }

  function end(event) {
    if (card.hidden) return;
    card.hidden = true;
    corridor.state.tour = "";
    button.setAttribute("aria-expanded", "false");
    corridor.light(before);
    corridor.post({ tour: "" });
    corridor.share();
    if (event) button.focus({ preventScroll: true });
  }

  // Arrow keys belong to a field while one types in it, and to the map while it has the focus.
  function key(event) {
    if (card.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const field = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && !field) end(event);
    if (by && !field && !event.target.closest(".folium-map")) { event.preventDefault(); go(by); }
  }

  corridor.openTour = open;
  corridor.keep("tour", () => corridor.state.tour, (id) => {
    if (id) return open(id);
    end();
    return true;
  });
  corridor.startTour = () => {
    fact = corridor.fact;
    button.setAttribute("aria-controls", "tour");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", (event) => (card.hidden ? open(steps[0].id) : end(event)));
    button.hidden = !steps.length;
    document.addEventListener("keydown", key);
  };
});
