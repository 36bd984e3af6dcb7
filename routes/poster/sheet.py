"""The pages: how large they are and what stands where on them."""

from dataclasses import dataclass

from routes.poster.placement import Box

POINTS_PER_MM = 72 / 25.4
CSS_DPI = 96
PRINT_DPI = 300


@dataclass(frozen=True)
class Inset:
    """A larger map of a crowded part: a place for it, its middle in degrees, and its two names.

    The names are keys of labels.csv, or country and a code.
    """

    rect: Box
    lon: float
    lat: float
    names: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """A page; all lengths and sizes of letters in points, places from the lower left corner.

    `pixel` is the size of one pixel of webmap/style.py. `place` and `inset_place` are the last
    ranks of places that are drawn and named, `ground` that of seas, lakes and countries. `metres`
    is the scale of the insets in metres to a point. Where `columns` is true, each group of the
    legend has a column of its own.
    """

    width: float
    height: float
    dpi: int
    margin: float
    title: float
    subtitle: float
    claim: float
    label: float
    small: float
    pixel: float
    place: int
    ground: int
    map: Box
    legend: Box
    columns: bool
    insets: tuple[Inset, ...] = ()
    inset_place: int = 0
    metres: float = 0


SHEETS = {
    "a3": Sheet(
        width=420 * POINTS_PER_MM,
        height=297 * POINTS_PER_MM,
        dpi=PRINT_DPI,
        margin=34,
        title=33,
        subtitle=17.5,
        claim=10.5,
        label=8.2,
        small=7.2,
        pixel=1.0,
        place=4,
        ground=4,
        map=Box(34, 358, 1156.5, 722),
        legend=Box(874, 52, 1156.5, 346),
        columns=False,
        insets=(
            Inset(Box(34, 52, 548, 346), 47.3, 41.35, ("sea.black_sea", "sea.caspian_sea")),
            Inset(Box(560, 52, 856, 346), 80.3, 45.1, ("country.KZ", "country.CN")),
        ),
        inset_place=5,
        metres=2250,
    ),
    "share": Sheet(
        width=1200 * 72 / CSS_DPI,
        height=630 * 72 / CSS_DPI,
        dpi=CSS_DPI,
        margin=18,
        title=24,
        subtitle=13.5,
        claim=0,
        label=7.8,
        small=6.8,
        pixel=0.68,
        place=2,
        ground=3,
        map=Box(0, 106, 900, 404),
        legend=Box(18, 25, 882, 99),
        columns=True,
    ),
}
