"""The scripts and style sheets of the map, in templates/, in their order."""

# What unpacks all else, and so stands as it is.
STARTERS = ("packing.js", "starting.js")
# Features start in order of need; among equals, the order here decides.
SCRIPTS = (
    "events.js",
    "base.js",
    "elements.js",
    "subjects.js",
    "filters.js",
    "drawing.js",
    "layers.js",
    "tiles.js",
    "position.js",
    "selection.js",
    "quiet.js",
)
# What waits for the whole page and all data stands apart, and runs once they have come.
LATE = (
    "memory.js",
    "look.js",
    "casings.js",
    "cartouche.js",
    "crossings.js",
    "lands.js",
    "leaders.js",
    "edges.js",
    "spots.js",
    "names.js",
    "targets.js",
    "passport.js",
    "legend.js",
    "search.js",
    "tables.js",
    "states.js",
    "years.js",
    "happenings.js",
    "counts.js",
    "plurals.js",
    "traffic.js",
    "capacity.js",
    "tour.js",
    "months.js",
    "itinerary_parts.js",
    "itinerary.js",
    "journey.js",
    "trial.js",
    "marks.js",
    "offers.js",
    "overlay.js",
    "printing.js",
    "reach.js",
    "copying.js",
    "picture.js",
    "taken.js",
    "address.js",
)
# What answers journeys in the browser: a file has it inside, a map in a page fetches it.
PLANNING = (
    "planner_net.js",
    "planner_whatif.js",
    "planner_graph.js",
    "planner_search.js",
    "planner_places.js",
    "planner_spread.js",
    "planner_texts.js",
    "planner_names.js",
    "planner_losses.js",
    "planner_months.js",
    "planner_sums.js",
    "planner_way.js",
    "planner_unused.js",
    "planner_card.js",
    "planner_answer.js",
)
# What a file alone has, as no server answers there.
PLANNER = (
    "english.js",
    *PLANNING,
    "planner_stairs.js",
    "planner_scene.js",
    "planner_stops.js",
    "planner_ends.js",
    "planner_picture.js",
    "planner_works.js",
    "planner_fields.js",
    "planner_question.js",
    "planner_list.js",
    "planner_form.js",
    "planner.js",
)
# What a map in a page alone has: a file is as long as it is.
FRAMED = ("fitting.js",)
STYLES = (
    "map.css",
    "years.css",
    "journey.css",
    "overlay.css",
    "tour.css",
    "taken.css",
    "contrast.css",
    "print.css",
)
