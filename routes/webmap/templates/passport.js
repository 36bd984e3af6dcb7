// @ts-check
// The passport of the selected subject: what it is, and every number with its source.
corridor.feature("passport", ["page", "elements", "subjects", "selection"], (needed) => {
  const { elements, subjects, selection } = needed;
  const { words, state } = corridor;
  const { make, byId, pool, link, source, fact } = elements;
  const box = byId("passport");

  /** @param {Subject} about */
  function list(about) {
    const list = make("dl");
    for (const [label, value] of about.identity.map(pool))
      list.append(make("dt", {}, label), make("dd", {}, value));
    list.append(make("dt", {}, words.line_source), make("dd", {}, source(about.source)));
    let last = null;
    for (const [scheme, text, page, from] of about.codes || []) {
      if (scheme !== last) list.append(make("dt", {}, pool(scheme)));
      last = scheme;
      list.append(
        make(
          "dd",
          {},
          link({ text, url: pool(page) }),
          make("div", { class: "source" }, source(from)),
        ),
      );
    }
    for (const entry of /** @type {FactEntry[]} */ (about.facts.map(pool))) {
      if (entry.label !== last) list.append(make("dt", {}, entry.label));
      last = entry.label;
      list.append(...entry.values.map((one, i) => fact(one, i > 0 || Boolean(entry.rivals_only))));
    }
    if (about.unknown.length) {
      list.append(
        make("dt", {}, words.unknown),
        make("dd", { class: "unknown" }, about.unknown.map(pool).join(" · ")),
      );
    }
    return list;
  }

  function write() {
    const id = state.selected;
    box.replaceChildren();
    box.hidden = !id;
    if (id) {
      const about = subjects.get(id);
      const close = make(
        "button",
        {
          class: "close",
          type: "button",
          "aria-label": words.close,
          onclick: () => selection.select(null),
        },
        "×",
      );
      box.append(
        close,
        make("h2", { tabindex: "-1" }, about.name),
        make("p", { class: "brief" }, about.brief),
        list(about),
      );
      box.scrollTop = 0;
      byId("panel").scrollTop = 0;
    }
    corridor.tell(EVENTS.passport);
  }

  corridor.on([EVENTS.select], write);
});
