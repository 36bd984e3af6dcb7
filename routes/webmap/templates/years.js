// @ts-check
// The bar under the map by which a year is chosen, or all are played.
/**
 * @typedef {object} Years
 * @property {() => boolean} playing
 */
corridor.feature("years", ["page", "elements", "states"], ({ elements, states }) => {
  const { data, words, state } = corridor;
  const { make, byId } = elements;
  const { first, last, today } = data.years;
  const PACE = 1200; // milliseconds for which a year stands still while the years play
  const SETTLE = 90; // names are placed anew once the slider has rested this long
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {number | undefined} */
  let timer;
  /** @type {number | undefined} */
  let resting;

  const slider = make("input", {
    id: "year",
    type: "range",
    min: first,
    max: last,
    step: 1,
    "aria-label": words.years,
  });
  const play = make("button", { type: "button", class: "play", onclick: turn });
  const label = make("output", { for: "year" });
  const back = make(
    "button",
    {
      type: "button",
      class: "back",
      onclick: () => {
        pause();
        set(null);
        slider.focus();
      },
    },
    words.today,
  );

  function writeBar() {
    const { year } = state;
    label.textContent = year === null ? words.today : String(year);
    slider.value = String(year ?? today);
    slider.setAttribute("aria-valuetext", label.textContent);
    slider.style.setProperty(
      "--done",
      `${((Number(slider.value) - first) / (last - first)) * 100}%`,
    );
    back.disabled = year === null;
    byId("years").classList.toggle("chosen", year !== null);
  }

  // The step itself: states, marks and the year; names and legend follow once the slider rests.
  /** @param {number | null} next */
  function set(next) {
    if (next === state.year) return;
    state.year = next;
    states.show();
    writeBar();
    corridor.tell(EVENTS.step);
    clearTimeout(resting);
    resting = setTimeout(() => corridor.tell(EVENTS.year), SETTLE);
    // While the years play, the page around the map is told nothing: it hears of the year at which they stop.
    if (!timer) corridor.changed(EVENTS.year);
  }

  // A year as text, "" for today; what is no year of the bar is refused.
  /** @param {string} text */
  function read(text) {
    if (!text) set(null);
    else if (/^[0-9]{4}$/.test(text) && Number(text) >= first && Number(text) <= last)
      set(Number(text));
    else return false;
    return true;
  }

  function writePlay() {
    const text = calm.matches ? words.next_year : timer ? words.pause : words.play;
    play.setAttribute("aria-label", text);
    play.title = text;
    play.dataset.icon = calm.matches ? "next" : timer ? "pause" : "play";
  }
  function pause() {
    clearInterval(timer);
    timer = undefined;
    corridor.changed(EVENTS.year);
    writePlay();
  }
  const next = () => (state.year === null ? first : state.year + 1);
  function step() {
    if (next() > last) pause();
    else set(next());
  }
  // Plays or pauses; with reduced motion, one step at a time. Past the last year comes the first.
  function turn() {
    if (timer) {
      pause();
      return;
    }
    if (!calm.matches) timer = setInterval(step, PACE);
    set(next() > last ? first : next());
    if (!calm.matches) writePlay();
  }

  slider.addEventListener("input", () => {
    if (timer) pause();
    read(slider.value);
  });
  slider.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      turn();
    }
  });
  // At "today" the thumb stands at this year: a key or a click there chooses it as a year, too.
  slider.addEventListener("change", () => read(slider.value));
  calm.addEventListener("change", () => {
    if (timer) pause();
    else writePlay();
  });
  const ticks = [];
  for (let y = first; y <= last; y += 5)
    ticks.push(
      make("span", { style: { left: `${((y - first) / (last - first)) * 100}%` } }, String(y)),
    );
  const track = make(
    "div",
    { class: "track" },
    slider,
    make("div", { class: "ticks", "aria-hidden": "true" }, ...ticks),
  );
  byId("years").append(play, label, track, back);
  writeBar();
  writePlay();
  corridor.keep(
    EVENTS.year,
    () => (state.year === null ? "" : String(state.year)),
    read,
    () => `${first}–${last}`,
  );
  return { playing: () => timer !== undefined };
});
