"""The scripts and style sheets of the map, in templates/, in their order."""

# Features start in order of need; among equals, the order here decides.
SCRIPTS = (
    "events.js",
    "packing.js",
    "base.js",
    "elements.js",
    "subjects.js",
    "filters.js",
    "drawing.js",
    "layers.js",
    "lands.js",
    "tiles.js",
    "position.js",
    "selection.js",
    "crossings.js",
)
# What waits for the whole page and all data stands packed, and runs once they have come.
LATE = (
    "casings.js",
    "names.js",
    "passport.js",
    "legend.js",
    "search.js",
    "tables.js",
    "states.js",
    "years.js",
    "happenings.js",
    "counts.js",
    "traffic.js",
    "capacity.js",
    "tour.js",
    "months.js",
    "itinerary.js",
    "journey.js",
    "overlay.js",
    "printing.js",
    "address.js",
)
# What a file alone has, as no server answers there.
PLANNER = (
    "planner_net.js",
    "planner_whatif.js",
    "planner_graph.js",
    "planner_search.js",
    "planner_places.js",
    "planner_spread.js",
    "planner_texts.js",
    "planner_names.js",
    "planner_way.js",
    "planner_card.js",
    "planner_fields.js",
    "planner.js",
)
STYLES = (
    "map.css",
    "years.css",
    "journey.css",
    "overlay.css",
    "tour.css",
    "contrast.css",
    "print.css",
)
