// What the page hands its scripts: routes/webmap/payload.py and its neighbours write it, and a test holds both together.
// The scripts never change it: base.js freezes it, and what a reader chooses stands beside it.

interface Payload {
  lang: string;
  // Of a scale bar, from the shortest on: metres, and how they are told.
  lengths: [number, string][];
  name: string;
  rights: Record<string, string | null>;
  words: Record<string, string>;
  themes: Theme[];
  statuses: Status[];
  kinds: Named[];
  symbols: Record<string, string>;
  unknown_colour: string;
  beyond_colour: string;
  traces: Trace[];
  opens: Record<string, string>;
  switches: string[];
  off: string[];
  subjects: Record<string, Subject>;
  pool: unknown[];
  labels: Label[];
  journey: Journey | null;
  years: Timeline;
  traffic: Traffic[];
  units: Record<string, string>;
  written: Marks;
  capacity: Capacity;
  tour: Tour;
  planner: Planner | null;
}

/** Sizes have the largest first. */
interface Marks {
  marks: [decimal: string, thousands: string];
  sizes: [size: number, word: string][];
  dates: Dates;
}
/** Of each month, with {y} for the year and {d} for the day. */
interface Dates {
  month: string[];
  day: string[];
}
interface Named {
  id: string;
  label: string;
}
interface Theme {
  id: string;
  label: string;
  entries: ThemeEntry[];
}
interface ThemeEntry {
  id: string;
  label: string;
  colour: string;
  dash?: string;
  width?: number;
  cap?: Cap;
}
interface Status {
  id: string;
  label: string;
  dash: string;
  cap: Cap;
}
interface Trace {
  id: string;
  label: string;
  dash: string;
}

// A line has a mode and what follows it; a place has a rank, a symbol and its names in all languages.
interface Subject {
  name: string;
  status: string;
  groups: string[];
  brief: string;
  identity: number[];
  source: number;
  codes?: [scheme: number, code: string, page: number, source: number][];
  facts: number[];
  unknown: number[];
  mode?: string;
  gauge?: string;
  electrification?: string;
  tracks?: string;
  trace?: string;
  width?: number;
  dash?: string;
  cap?: Cap;
  rank?: number;
  symbol?: string;
  search?: string[];
}

interface FactEntry {
  label: string;
  values: FactValue[];
  rivals_only?: boolean;
}
interface FactValue {
  value: string;
  year?: string;
  scope?: string;
  default?: boolean;
  caveat?: number;
  locator?: string;
  source: number;
}
interface Reference {
  text: string;
  url: string;
}

interface Label {
  key: string;
  kind: string;
  rank: number;
  text: string;
  lon: number;
  lat: number;
  id?: string;
  main?: boolean;
  end?: boolean;
}

interface Timeline {
  first: number;
  last: number;
  today: number;
  order: string[];
  states: Record<string, [from: number, state: number][]>;
  kinds: Record<string, string>;
  events: Happening[];
}
interface Happening {
  kind: string;
  from: string;
  to?: string;
  for?: string;
  title: string;
  lang?: string;
  scope?: string;
  source: number;
  on?: string[];
}

interface Traffic {
  unit: string;
  name: string;
  on: Record<string, number>;
  values: TrafficValue[];
}
type TrafficValue = [
  year: number,
  value: number,
  amount: string,
  scope: number,
  source: number,
  caveat?: number,
];

// How full the parts are; level is a place in levels.
interface Capacity {
  title: string;
  levels: Level[];
  parts: Filling[];
}
interface Level {
  label: string;
  colour: string;
  width: number;
  dash: string;
}
interface Filling {
  name: string;
  text: string;
  level: number;
  on: string[];
}

interface Tour {
  steps: Step[];
}
interface Step {
  id: string;
  title: string;
  text: string[];
  box: [Position, Position];
  light: string[];
  facts: Evidence[];
  note?: string[];
  brief?: string[];
  beside?: string;
  claims?: Claim[];
}
interface Claim {
  verdict: string;
  word: string;
  text: string;
  found: string[];
  facts: Evidence[];
  sources: number[];
}
type Evidence = [subject: string, entry: number];

interface Journey {
  asked: Question;
  within: boolean;
  title: string;
  about: string;
  ends: [string, string];
  choice: number;
  ways: Way[];
  before: Way | null;
  calm: string;
  order: string;
  supposes: boolean;
  opened: string[];
  closed: string[];
  beside: Rate[];
  notes: string[];
  drawings: Diagram[];
  draw?: () => Diagram[]; // where they are made only when they are wanted
  sources: Record<string, Reference>;
}
interface Rate {
  text: string;
  source: string;
}
interface Diagram {
  title: string;
  about: string;
  svg: string;
}
interface Way {
  name: string;
  ranked: string;
  days: string;
  range: string;
  price: string;
  lost: string;
  facts: [string, string][];
  segments: string[];
  nodes: string[];
  difference: string;
  newly: string[];
  bars: Bar[];
  legs: Leg[];
  months?: Months;
}
interface Months {
  title: string;
  rows: MonthRow[];
  notes: string[];
}
interface MonthRow {
  label: string;
  text: string;
  p10: number;
  p50: number;
  p90: number;
  colour: string;
}
interface Bar {
  kind: string;
  label: string;
  text: string;
  hours: number;
  colour: string;
}
interface Leg {
  title: string;
  text: string;
  arcs: ArcRow[];
}
interface ArcRow {
  text: string;
  hours: string;
  usd: string;
  gases: string;
  /** What the hours count, and what a like number counts. */
  counts?: string;
  sources: string[];
  default?: boolean;
  usd_default?: boolean;
}

// All that journeys are planned with: see webmap/planner_payload.py.
interface Planner {
  arcs: PackedArcs;
  states: PackedStates;
  lands: Record<string, number[]>;
  storms: Storm[];
  paces: Pace[];
  closures: Record<string, ClosureRun[]>;
  namesakes: Record<string, string[]>;
  parts: Record<string, Record<string, number>>;
  scenarios: Scenario[];
  openings: Record<string, Promised>;
  courses: CourseRun[][];
  sets: number[][];
  facts: number[];
  sources: number[];
  by: Record<string, string>;
  services: Record<string, Service>;
  boxes: Record<string, string>;
  costs: Record<string, string>;
  loads: Record<string, PackedAmount>;
  beside: Record<string, Rate[]>;
  names: WayName[];
  hours: Record<string, HoursKind>;
  waits: Record<string, string>;
  modes: Record<string, string>;
  months: string[];
  short_months: string[];
  month_colours: [known: string, unknown: string];
  countries: Record<string, string>;
  called: Record<string, string[]>;
  losses: Record<string, string>;
  errors: Record<string, string>;
  stops: Record<string, string>;
  tracks: [colour: string, dash: string][];
  notes: string[];
  season: string;
  calm: string;
  calm_supposed: string;
  units: Record<string, string>;
}
type End = number | null;
type Pace = [from: number, low: number, high: number];
type CourseRun = [from: number, low: End, likely: End, high: End, set: number, basis: number];
type PackedAmount = [course: number, base: number];
interface PackedArcs {
  kinds: string[];
  tails: number[];
  heads: number[];
  lines: number[];
  km: PackedAmount[];
  time: PackedAmount[];
  usd: Record<string, PackedAmount[]>;
  gases: PackedAmount[];
}
interface PackedStates {
  places: number[];
  modes: string[];
  phases: number[];
}
type Storm = [
  subject: string,
  month: number,
  runs: [from: number, share: number[], lasts: (number | null)[], set: number][],
];
type ClosureRun = [from: number, share: number, lasts: End[], set: number];
type Promised = Record<string, [hours: number, set: number] | []>;
interface Scenario {
  id: string;
  label: string;
  rows: ScenarioRow[];
}
interface ScenarioRow {
  effect: string;
  subject: string;
  factor: number;
  kind: string;
  title: string;
  sources: number[];
  lines?: Promised;
}
type WayName = [label: string, passes: number[], rank: number];
interface Service {
  label: string;
  modes: string[];
}
interface HoursKind {
  label: string;
  colour: string;
}

interface Overlay {
  title: string;
  rows?: OverlayRow[];
  halos?: Record<string, Halo>;
  most?: string;
}
interface OverlayRow {
  name: string;
  colour: string;
  dash: string;
  text: string;
  ids: string[];
  ends: string[];
}
interface Halo {
  size: number;
  cut: boolean;
  text: string;
}

interface Frame {
  whole: [Position, Position];
  heart: [Position, Position];
  trunk: string[];
  zooms: [number, number];
  centre: [latitude: number, longitude: number];
}
interface Packed {
  decimals: number;
  features: PackedFeature[];
}
type PackedFeature = [
  properties: Record<string, string>,
  type: "Polygon" | "LineString" | "Point",
  rings: string[],
];
