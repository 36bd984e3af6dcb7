"""How lines are drawn by waypoints and a network; the toy network runs east along 45 N."""

import pytest

from routes.errors import RoutesError
from routes.sourcing.lines import simplified, waypoints


def test_a_way_starts_and_ends_on_the_network_and_joins_small_gaps(network):
    way = network.way((60.05, 45.01), (60.3, 44.99), "toy")
    assert way[0] == pytest.approx((60.05, 45.0), abs=1e-9)
    assert way[1:-1] == [(60.1, 45.0), (60.2, 45.0), (60.25, 45.0)]
    assert way[-1] == pytest.approx((60.3, 45.0), abs=1e-9)


def test_a_straight_edge_of_more_than_30_km_is_no_way(network):
    assert (4, 5) not in network.edges
    with pytest.raises(RoutesError, match=r"toy: the network is .* km away, allowed 12"):
        network.way((60.05, 45.0), (61.0, 45.0), "toy")


def test_joins_follow_one_another(network):
    points = [("network", (60.2, 45.0)), ("direct", (60.2, 45.2)), ("direct", (60.3, 45.2))]
    drawn = waypoints.draw("toy", "rail", (60.0, 45.0), points, "corridor")
    assert list(drawn.coords) == [
        (60.0, 45.0), (60.1, 45.0), (60.2, 45.0), (60.2, 45.2), (60.3, 45.2),
    ]  # fmt: skip


def test_a_curve_runs_through_its_points_in_order():
    points = [(50.0, 43.0), (50.5, 42.0), (50.2, 41.0), (49.5, 40.0)]
    drawn = waypoints.curve(points)
    places = [
        min(range(len(drawn)), key=lambda i: simplified.km(drawn[i], point)) for point in points
    ]
    assert places == sorted(places)
    assert all(simplified.km(drawn[i], p) < 0.01 for i, p in zip(places, points, strict=True))
    assert len(drawn) > 25


def test_the_last_piece_needs_no_row_of_its_own():
    ends = ((60.0, 45.0), (61.0, 45.0))
    row = {"join": "direct", "lon": "60.5", "lat": "45.1"}
    assert waypoints.pieces("road", "waypoints", ends, [row]) == [
        ("direct", (60.5, 45.1)),
        ("network", (61.0, 45.0)),
    ]
    assert waypoints.pieces("rail", "schematic", ends, []) == [("direct", (61.0, 45.0))]
    assert waypoints.pieces("sea", "waypoints", ends, []) == [("curve", (61.0, 45.0))]
