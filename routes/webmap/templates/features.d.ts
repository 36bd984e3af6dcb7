// What the features share with each other; what each of them offers stands at the top of its file.

type EventName = (typeof EVENTS)[keyof typeof EVENTS];
type Cap = "butt" | "round" | "square";
type Kind = "sea" | "ground" | "water" | "boundary" | "line" | "node";
type Position = [number, number];
type Drawn = L.Polyline | L.Marker;

interface Features {
  page: {}; // the document is read
  elements: Elements;
  look: Look;
  subjects: Subjects;
  filters: Filters;
  drawing: Drawing;
  layers: Layers;
  lands: Lands;
  leaders: Leaders;
  edges: Edges;
  casings: Casings;
  limits: Limits;
  position: View;
  printing: {};
  reach: {};
  copying: Copying;
  picture: Portrait;
  taken: Takings;
  quiet: {};
  english: {};
  selection: Selecting;
  tiles: Tiles;
  crossings: Crossings;
  flights: {};
  cartouche: {};
  corners: CornersFeature;
  spots: Spots;
  wishes: Wishes;
  names: {};
  targets: {};
  states: States;
  years: Years;
  happenings: {};
  passport: {};
  legend: {};
  counts: Counts;
  plurals: Plurals;
  written: Written;
  traffic: {};
  capacity: {};
  tour: {};
  search: Search;
  tables: {};
  months: MonthChart;
  itinerary: Itinerary;
  itinerary_parts: ItineraryParts;
  journey: JourneyFeature;
  trial: Trial;
  marks: {};
  offers: {};
  overlay: OverlayFeature;
  address: {};
  fitting: {};
  planner_net: PlannerNet;
  planner_graph: PlannerGraph;
  planner_whatif: PlannerWhatIf;
  planner_search: PlannerSearch;
  planner_places: PlannerPlaces;
  planner_spread: PlannerSpread;
  planner_texts: PlannerTexts;
  planner_names: PlannerNames;
  planner_losses: PlannerLosses;
  planner_months: PlannerMonths;
  planner_stairs: PlannerStairs;
  planner_scene: PlannerScene;
  planner_stops: PlannerStops;
  planner_ends: PlannerEnds;
  planner_picture: PlannerPicture;
  planner_sums: PlannerSums;
  planner_way: PlannerWay;
  planner_unused: PlannerUnused;
  planner_card: PlannerCard;
  planner_answer: PlannerAnswer;
  planner_works: PlannerWorks;
  planner_fields: PlannerFields;
  planner_question: PlannerQuestion;
  planner_list: PlannerList;
  planner_form: PlannerForm;
  planner: PlannerFeature;
}

interface Corridor {
  readonly data: Payload;
  readonly words: Record<string, string>;
  readonly embedded: boolean;
  readonly state: State;
  readonly map: L.Map;
  readonly frame: Frame;
  readonly features: Partial<Features>;
  readonly kept: Map<string, Setting>;
  // Registers a feature: its name, the names of those it needs, and how it starts once they have.
  feature<Name extends keyof Features, Need extends keyof Features>(
    name: Name,
    needs: Need[],
    start: (needed: Pick<Features, Need>) => Features[Name] | void,
  ): void;
  begin(map: L.Map, frame: Frame): void;
  finish(): Promise<void>;
  // Adds to the data what came later than all else, and starts the features that need it.
  extend(more: Partial<Payload>, script: string): void;
  guard<T>(name: string, act: () => T, failed?: () => void): T | undefined;
  say(role: "alert" | "status", text: string): void;
  unsay(role: "alert" | "status"): void;
  on(events: EventName[], act: (detail: any) => void): void;
  tell(event: EventName, detail?: unknown): void;
  // Registers what a link keeps: its text now, how to set it (false for what cannot be, or its parts
  // that cannot), and what is allowed.
  keep(name: EventName, get: () => string, set: Setting["set"], allowed?: () => string): void;
  changed(...names: EventName[]): void;
}

// What the reader has chosen; what the data says stands in Payload and never changes.
interface State {
  theme: string;
  selected: string | null;
  allowed: Set<string> | null;
  lit: Set<string> | null;
  tour: string;
  year: number | null;
  ready: boolean;
}

// A part of a link that cannot be, and what is allowed.
type Refused = [part: string, allowed: string];

interface Setting {
  owner: string;
  get: () => string;
  set: (text: string, asked: Map<string, string>) => boolean | void | Refused[];
  allowed: () => string;
}

// What the page around the map tells it, beside the values that a link keeps.
interface Message {
  allowed: string[] | null;
  beyond?: boolean;
  journey: Journey | null;
  overlay: Overlay | null;
  planner?: { data: Partial<Payload>; script: string };
  placed?: boolean;
  asks?: boolean;
  look?: string;
  at?: string;
}

interface Ground {
  type: "Feature";
  properties: Record<string, string>;
  geometry: { type: string; coordinates: Position[][] };
}
