// @ts-check
// Every name by which the features of the map, and the page around it, tell each other something.
const EVENTS = Object.freeze({
  // What a link keeps: the map and the page tell each other its value, always a text, by its name.
  off: "off",
  on: "on",
  theme: "theme",
  year: "year", // inside the map: a year was chosen, and the slider rests
  traffic: "traffic",
  plan: "plan", // of a file alone, which answers by itself
  choice: "choice",
  tour: "tour",
  at: "at",
  select: "select",
  // What the page alone tells; a feature that listens is handed the whole message.
  allowed: "allowed",
  beyond: "beyond",
  journey: "journey",
  overlay: "overlay",
  placed: "placed", // whether its address says where to look
  asks: "asks", // whether its reader may begin a journey on the map
  look: "look", // and the map tells it the page
  // How the map opens: all features stand; it shows what it was made with; it hears of more.
  started: "started",
  opened: "opened",
  ready: "ready", // the page is told, too
  height: "height", // what the map tells the page of itself: the pixels that it needs; 0 for none
  ask: "ask", // what the reader changes of the question of a journey; the page is told, or the form of a file
  planner: "planner", // what answers journeys is wanted; the page hands it over
  // Inside the map alone.
  pick: "pick", // a reader chose a subject on the map; with its id
  filter: "filter", // other subjects are shown
  light: "light", // other subjects stand out
  step: "step", // another year, at once: also while the slider moves
  view: "view", // the map looks elsewhere
  passport: "passport", // the passport was written anew
  drawn: "drawn", // a journey, or none, was drawn
  changed: "changed", // what a link keeps has changed; with its names
});
