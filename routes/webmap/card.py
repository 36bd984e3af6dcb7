"""What social media show of a link to the exported file."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from babel.core import get_global

from routes.errors import RoutesError, shown
from routes.view.answer import View

INDEX = "index.html"  # what stands at the address of a folder
ALLOWED = "https://example.org/map.html and the like"


def about(view: View, address: str = "") -> dict[str, str]:
    """Return the card of a link to the file, by property of the Open Graph protocol (ogp.me).

    Its picture stands beside the file, in the size "share"; without an address there is none, as
    those who show cards ask for a picture by its whole address. Raises: RoutesError as picture_at.
    """
    territory = get_global("likely_subtags")[view.query.lang].rpartition("_")[2]
    told = {
        "og:type": "website",
        "og:title": view.word("ui.title"),
        "og:description": view.word("ui.description"),
        "og:locale": f"{view.query.lang}_{territory}",
        "twitter:card": "summary_large_image" if address else "summary",
    }
    if not address:
        return told
    return told | {
        "og:url": address,
        "og:image": picture_at(address),
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": view.word("ui.title"),
    }


def picture_at(address: str) -> str:
    """Return the address of the picture beside a file; a folder's file is its index.html.

    Raises: RoutesError for what is no address of a file on the web.

    >>> picture_at("https://example.org/maps/"), picture_at("https://example.org/map.html?a=1")
    ('https://example.org/maps/index.png', 'https://example.org/map.png')
    """
    if not address:
        return ""
    refusal = RoutesError(f"--address: found {shown(address)}, allowed: {ALLOWED}")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # no port, or brackets that hold no address
        raise refusal from None
    path = PurePosixPath(parts.path or "/")
    file = path / INDEX if parts.path.endswith("/") or not parts.path else path
    plain = address.isprintable() and not {*address} & {*' "<>\\^`{|}'}
    if not (usable and plain and not parts.username and not {*file.parts} & {".", ".."}):
        raise refusal
    picture = parts._replace(path=str(file.with_suffix(".png")), query="", fragment="")
    return picture.geturl()
