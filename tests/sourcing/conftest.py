"""A toy of the simplified network."""

import pytest

from routes.sourcing.lines import simplified, waypoints


@pytest.fixture
def network(monkeypatch):
    """Six nodes in a row; between the third and the fourth lies a gap of 4 km, the last is far."""
    positions = [
        (60.0, 45.0),
        (60.1, 45.0),
        (60.2, 45.0),
        (60.25, 45.0),
        (60.35, 45.0),
        (61.0, 45.0),
    ]
    edges = [(0, 1), (1, 2), (3, 4), (4, 5)]
    monkeypatch.setattr(simplified, "read_network", lambda module, reach: (positions, edges))
    made = simplified.Network("rail", "corridor")
    monkeypatch.setattr(waypoints, "network", lambda mode, reach: made)
    return made
