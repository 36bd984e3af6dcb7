"""What a link to the file shows elsewhere, and at which addresses a file can stand."""

import pytest

from routes.errors import RoutesError
from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import card


def test_a_link_to_the_file_is_shown_as_a_card(toy):
    view = answer(toy, Query(lang="kk"))
    assert card.about(view) == {
        "og:type": "website",
        "og:title": view.word("ui.title"),
        "og:description": view.word("ui.description"),
        "og:locale": "kk_KZ",
        "twitter:card": "summary",
    }
    told = card.about(view, "https://example.org/maps/map.html?a=1")
    assert told["og:image"] == "https://example.org/maps/map.png"
    assert told["og:url"] == "https://example.org/maps/map.html?a=1"
    assert told["twitter:card"] == "summary_large_image"
    html = formats.html(view, address="https://example.org/map.html")
    assert '<meta property="og:image" content="https://example.org/map.png">' in html
    assert "og:" not in formats.html(view, embedded=True)


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("https://example.org", "https://example.org/index.png"),
        ("https://example.org/?a=1", "https://example.org/index.png"),
        ("https://example.org/maps/", "https://example.org/maps/index.png"),
        ("https://example.org/v1.2/", "https://example.org/v1.2/index.png"),
        ("http://example.org:8080/map#year=2030", "http://example.org:8080/map.png"),
    ],
)
def test_the_picture_stands_beside_the_file(address, picture):
    assert card.picture_at(address) == picture


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "https://",
        "javascript:alert(1)",
        "https://[::1",
        "https://[zz]/",
        "https://u:p@example.org/map.html",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/a map.html",
        "https://example.org/\u202emap.html",
        'https://example.org/"><script>',
        "https://example.org/a/..",
        "x" * 10_000,
    ],
)
def test_what_is_no_address_of_a_file_is_refused_in_one_sentence(address):
    with pytest.raises(RoutesError, match=r"--address: found .*, allowed: https://exa") as caught:
        card.picture_at(address)
    assert len(str(caught.value)) < 300
