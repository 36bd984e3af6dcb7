"""The words of the page that the map's scripts show; a test holds them and the scripts together."""

from routes.view.answer import View

WORDS = (
    "absent",
    "alternatives",
    "before",
    "beyond",
    "boundary",
    "close",
    "colour_by",
    "critical_added",
    "default",
    "difference",
    "disputed",
    "events_of",
    "ground",
    "ground_names",
    "legs",
    "line_source",
    "lines",
    "map_traffic",
    "map_traffic_gap",
    "map_traffic_list",
    "map_traffic_none",
    "map_traffic_off",
    "newly_used",
    "next_year",
    "no_events",
    "no_way",
    "not_here",
    "not_then",
    "nothing_found",
    "part_failed",
    "pause",
    "place_names",
    "places",
    "play",
    "rival",
    "status",
    "through_prices",
    "tiles",
    "today",
    "tour_back",
    "tour_end",
    "tour_keys",
    "tour_link",
    "tour_next",
    "tour_numbers",
    "unchanged",
    "unknown",
    "years",
)


def words(view: View) -> dict[str, str]:
    """Return the words in the language of the view, by the names that the scripts use."""
    return {word: view.word(f"ui.{word}") for word in WORDS}
