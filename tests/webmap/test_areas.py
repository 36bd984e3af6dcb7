"""The names of seas and countries: each with most of its box in its own area, or tied to it."""

import geopandas as gpd
import pytest
import shapely
from shapely import Geometry, Point, box

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from tests.browsing import until
from tests.conftest import Tab

MOST = 0.6  # of a box, whose corners hold no letters; the map asks for 0.8 of the letters
ZOOMS = {"en": range(3, 9), "ka": (3, 4, 6, 8), "zh": (3, 4, 6, 8)}
SIZES = ((1280, 800), (1920, 1080), (390, 844))
WORLD = box(-20, 0, 140, 70)
BESIDE = 12  # pixels from its water to the name of a sea that needs no tie
# The names of areas that are seen, each with the edges of its box in degrees and how far it may be
# from its area; of one that is tied, with those of the dot at the end of its tie. The map stands in
# turn on each area that has a name.
SEEN = """([zoom, beside]) => {
  const { map, data } = corridor;
  const areas = data.labels.filter(({ kind }) => ['sea', 'country'].includes(kind));
  const keys = new Map(areas.map((one) => [`${one.kind} ${one.text}`, one.key]));
  const found = [];
  const stage = map.getContainer().getBoundingClientRect();
  const dot = (one, kind) => {
    const { x: left, y: top } = L.DomUtil.getPosition(one);
    for (const tie of document.querySelectorAll(`.tie.${kind}`)) {
      const [x, y, angle] = tie.style.transform.match(/-?[0-9.]+(?:e-?[0-9]+)?/g).map(Number);
      const [right, bottom] = [left + one.offsetWidth, top + one.offsetHeight];
      if (x < left - 1 || x > right + 1 || y < top - 1 || y > bottom + 1) continue;
      const length = parseFloat(tie.style.width);
      const end = L.point(x + length * Math.cos(angle), y + length * Math.sin(angle));
      const p = map.layerPointToContainerPoint(end).add([stage.left, stage.top]);
      return { left: p.x - 2, top: p.y - 2, right: p.x + 2, bottom: p.y + 2 };
    }
    return null;
  };
  const look = () => {
    for (const one of document.querySelectorAll('.name.sea, .name.country')) {
      if (one.style.display === 'none') continue;
      const tied = one.matches('.tied');
      const kind = one.classList.contains('sea') ? 'sea' : 'country';
      const end = tied && dot(one, kind);
      const { left, top, right, bottom } = end || one.getBoundingClientRect();
      const a = map.containerPointToLatLng([left - stage.left, bottom - stage.top]);
      const b = map.containerPointToLatLng([right - stage.left, top - stage.top]);
      const far = tied && !end ? ((b.lng - a.lng) * beside) / (right - left) : 0;
      found.push([keys.get(`${kind} ${one.textContent}`), [a.lng, a.lat, b.lng, b.lat], far]);
    }
  };
  if (zoom === null) look();
  else for (const { lat, lon } of areas) {
    map.setView([lat, lon], zoom, { animate: false });
    look();
  }
  return found;
}"""


@pytest.fixture(scope="module")
def areas(real) -> dict[str, Geometry]:
    """By key, the area that each name of a sea or a country stands for."""
    land = shapely.union_all([*real.borders.geometry, *real.far_land.geometry.make_valid()])
    water = WORLD.difference(land)
    countries = real.borders.set_index("id").geometry
    return {
        f"{kind}.{id}": countries[id] if kind == "country" else sea(water, Point(lon, lat))
        for id, kind, lon, lat, _ in real.ground_labels.itertuples(index=False)
        if kind in ("country", "sea")
    }


def sea(water: Geometry, inside: Point) -> Geometry:
    """The water around a point, as far as no strait is passed; one as narrow as the sea is."""
    for half in (0.12, 0.05, 0.01):
        parts = shapely.get_parts(water.buffer(-half))
        mine = [part for part in parts if part.contains(inside)]
        if mine:
            return mine[0].buffer(half * 1.5).intersection(water)
    raise AssertionError(f"{inside} is on land")


def strangers(areas: dict[str, Geometry], found: list) -> list[str]:
    """The names that lie with less than MOST of their box in their own area, or not beside it."""
    shapes = gpd.GeoSeries([box(*edges) for _, edges, _ in found])
    own = gpd.GeoSeries([areas[key] for key, _, _ in found])
    mine = shapes.intersection(own).area / shapes.area
    away = shapes.distance(own)
    return [
        f"{key} {share:.2f} {edges}"
        for (key, edges, far), share, off in zip(found, mine, away, strict=True)
        if (off > far if far else share < MOST)
    ]


@pytest.mark.parametrize("lang", ZOOMS)
def test_a_sea_and_a_country_are_named_in_their_own_area(browser, real, areas, tmp_path, lang):
    path = tmp_path / f"{lang}.html"
    formats.write(answer(real, Query(lang=lang)), path)
    named = set()
    for size in SIZES if lang == "en" else SIZES[::2]:
        tab = Tab(browser, *size)
        tab.page.goto(path.as_uri())
        until(tab.page, "corridor.state.ready")
        assert strangers(areas, tab.page.evaluate(SEEN, [None, BESIDE])) == []
        for zoom in ZOOMS[lang]:
            found = tab.page.evaluate(SEEN, [zoom, BESIDE])
            assert strangers(areas, found) == [], (size, zoom)
            named |= {key for key, _, _ in found}
        tab.context.close()
    assert lang != "en" or named == {*areas}, "each has room at some zoom"


def test_a_wrong_place_would_be_found(areas):
    """The names as they stood once: the Black Sea in Egypt, the Caspian Sea in Russia."""
    found = [["sea.black_sea", [26, 28, 32, 30], 0], ["sea.caspian_sea", [43, 47.5, 49, 49], 0]]
    assert len(strangers(areas, found)) == 2
    assert strangers(areas, [["sea.black_sea", [32, 43, 36, 44], 0]]) == []
    beside = [36, 46, 38, 47]  # a degree north of it
    assert strangers(areas, [["sea.black_sea", beside, 2]]) == []
    assert len(strangers(areas, [["sea.black_sea", beside, 0.5]])) == 1
    assert areas["sea.black_sea"].disjoint(areas["sea.mediterranean_sea"])
    assert areas["sea.black_sea"].disjoint(areas["sea.sea_of_azov"])
