"""The file plans journeys by itself; Python is the judge of what it answers."""

import random
from dataclasses import dataclass, replace
from typing import Any

from routes.facts import identifiers, labels
from routes.facts.prices import Box
from routes.kinds import Mode, Status
from routes.network import alternatives, journey, measures, names, scenario, search
from routes.network.building import build
from routes.network.graph import Way
from routes.network.idle import idle
from routes.network.itinerary import Itinerary, Total
from routes.network.network import Slow
from routes.network.request import Request
from routes.network.search import SERVICES, Criterion, Service
from routes.studies import months, whatif
from routes.tables.dataset import Dataset
from routes.view.query import read_query
from routes.webmap.year_payload import FIRST, LAST

QUESTIONS = 500
HOURS, KM, USD = 0.05, 0.05, 0.5  # how far both may be apart: half of what is shown
SAME = 1e-3  # of what ways count that are equally good
ASK = """(questions) => {
  const { planner_answer: planner, planner_spread, planner_texts, planner_losses, planner_months } =
    corridor.features;
  const ends = ({ low, likely, high }) => [low, likely, high];
  const told = (way) => ({
    arcs: way.map(({ at }) => at),
    hours: ends(planner_texts.total(way, ({ hours }) => hours)),
    km: ends(planner_texts.total(way, ({ km }) => km)),
    usd: ends(planner_texts.total(way, ({ usd }) => usd)),
    spread: planner_spread.spread(way),
    lost: planner_losses.all(way).map(({ place, reason, hours }) => [place, reason, hours.likely]),
  });
  return questions.map((asked) => {
    const { ways, before } = planner.answer(asked);
    const months = ways.length && !asked.month && !asked.depart
      ? planner_months.of(asked, ways[0]).map(({ spread, untold }) => [spread, untold])
      : null;
    return { ways: ways.map(told), before: before && told(before), months };
  });
}"""


@dataclass(frozen=True)
class Verdict:
    """What Python answers: the ids of all arcs in their order, its ways, the one before."""

    network: Any
    ways: tuple[Way, ...]
    before: Way | None


def served(data: Dataset, service: Service) -> list[str]:
    """The places to which lines that run lead on land."""
    rows = data.segments
    rows = rows[(rows["status"] == Status.OPERATING) & (rows["reach"] == "corridor")]
    rows = rows[rows["mode"] == SERVICES[service][0]]
    return sorted({*rows["from_node"], *rows["to_node"]})


def asked(data: Dataset, dice: random.Random) -> Request:
    """A random question: anything that the form of the file can ask and that is no slip."""
    while True:
        request = thrown(data, dice)
        if not [*idle(data, build(data, request.year), request)]:
            return request


def thrown(data: Dataset, dice: random.Random) -> Request:
    """A question as the dice have it."""
    year = dice.randint(FIRST, LAST)
    network = build(data, year)
    things = sorted({*network.places, *network.segments})
    service = dice.choices([*Service], (3, 1))[0]
    origin, destination, *others = dice.sample(served(data, service), 4)
    slow = (Slow(dice.choice(things), dice.choice((1.5, 2, 3, 10))),)
    shunned = [*things, *(place.country for place in network.places.values()), *Mode]
    shunned = sorted({*map(str, shunned)} - {origin, destination, *others})
    day = f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    depart = day if dice.random() < 0.2 else ""
    return Request(
        origin,
        destination,
        dice.choice([*Criterion]),
        service,
        via=tuple(others[: dice.choices((0, 1, 2), (6, 2, 1))[0]]),
        close=tuple(dice.sample(things, dice.choice((0, 0, 1, 2)))),
        open=tuple(dice.sample(whatif.offered(data, year), dice.choice((0, 0, 1)))),
        slow=slow if dice.random() < 0.3 else (),
        scenario=(dice.choice(scenario.names(data)),) if dice.random() < 0.3 else (),
        year=year,
        month=None if depart else dice.choice((None, dice.randint(1, 12))),
        depart=depart,
        avoid=tuple(dice.sample(shunned, dice.choice((0, 0, 0, 1)))),
        box=dice.choice([*Box]) if service == Service.CONTAINER else Box.FORTY,
        alternatives=dice.choice((1, 1, 4)),
    )


def as_form(request: Request) -> dict[str, Any]:
    """A question as the form of the file has it."""
    told: dict[str, Any] = {
        name: [*getattr(request, name)] for name in ("via", "avoid", "close", "open", "scenario")
    }
    return told | {
        "origin": request.origin,
        "destination": request.destination,
        "by": request.by,
        "service": request.service,
        "slow": [[one.subject, one.factor] for one in request.slow],
        "year": request.year,
        "box": request.box,
        "month": request.month or 0,
        "depart": request.depart,
        "count": request.alternatives,
    }


def judged(data: Dataset, request: Request) -> Verdict:
    """What Python answers."""
    question = journey.understood(data, request)
    found = alternatives.several(question.network, question.ask, request.alternatives)
    ways = tuple(way.arcs for way in alternatives.ordered(map(Itinerary, found), request.by))
    before = search.best(question.base, question.ask) if request.supposes else None
    return Verdict(question.network, ways, before)


def is_near(told: list[float | None], known: Total, least: float) -> bool:
    """Whether both ends and the middle of two totals are the same as far as they are shown."""
    pairs = zip(told, (known.low, known.likely, known.high), strict=True)
    return all(a == b if a is None or b is None else abs(a - b) <= least for a, b in pairs)


def wrong(told: dict[str, Any], way: Way) -> list[str]:
    """In which numbers the file differs from Python on the same way."""
    known = Itinerary(way)
    lost = [(loss.place, loss.reason) for loss in measures.losses(known)]
    out = ["losses"] * ({*map(tuple, (one[:2] for one in told["lost"]))} != {*lost})
    out += ["losses' order"] * (lost[:1] != [tuple(one[:2]) for one in told["lost"][:1]])
    out += [
        name
        for name, total, least in (
            ("hours", known.hours, HOURS),
            ("km", known.km, KM),
            ("usd", known.usd, USD),
        )
        if not is_near(told[name], total, least)
    ]
    points = known.spread
    if points and told["spread"]:
        ends = (points.p10, points.p50, points.p90)
        far = [abs(a - b) > HOURS for a, b in zip(told["spread"], ends, strict=True)]
        return out + ["spread"] * any(far)
    return out + ["spread"] * (bool(points) != bool(told["spread"]))


def differences(request: Request, told: dict[str, Any], verdict: Verdict) -> list[str]:
    """In what the file differs from Python; ways that count the same are equally good."""
    by_id = {arc.id: arc for arc in verdict.network.arcs}
    ids = [arc.id for arc in verdict.network.every]
    pairs = [*zip(told["ways"], verdict.ways, strict=False)]
    if len(told["ways"]) != len(verdict.ways):
        return [f"{len(told['ways'])} ways, not {len(verdict.ways)}"]
    if bool(told["before"]) != bool(verdict.before):
        return ["before"]
    out = []
    for one, way in pairs:
        arcs = [ids[at] for at in one["arcs"]]
        if arcs == [arc.id for arc in way]:
            out += wrong(one, way)
            continue
        counts = [
            sum(search.weight(arc, request.by) for arc in some)
            for some in ([by_id[id] for id in arcs], way)
        ]
        if abs(counts[0] - counts[1]) > SAME:
            out.append(f"counts {counts[0]}, not {counts[1]}")
    if verdict.before and [ids[at] for at in told["before"]["arcs"]] == [
        arc.id for arc in verdict.before
    ]:
        out += [f"before: {one}" for one in wrong(told["before"], verdict.before)]
    return out


def months_differ(data: Dataset, request: Request, told: list[Any], way: Way) -> list[str]:
    """In which months the file differs from Python on the same way."""
    question = journey.understood(data, request)
    planned = journey.Journey(request, question.ask, question.network, (Itinerary(way),), None)
    found = months.of_way(data, planned, planned.itineraries[0]).months
    out = []
    for month, (points, untold) in zip(found, told, strict=True):
        ends = vars(month.spread).values() if month.spread else []
        far = [abs(a - b) > HOURS for a, b in zip(points or [], ends, strict=True)]
        out += [f"month {month.month}"] * (any(far) or [*month.untold] != untold)
    return out


def test_the_file_answers_as_python_does(ready, real):
    dice = random.Random(12)
    requests = sorted(
        (asked(real, dice) for _ in range(QUESTIONS)),
        key=lambda one: (one.service, one.year or 0, one.month or 0),
    )
    told = ready.page.evaluate(ASK, [as_form(request) for request in requests])
    found, same, waysful, monthly = {}, 0, 0, 0
    for request, one in zip(requests, told, strict=True):
        verdict = judged(real, request)
        waysful += bool(verdict.ways)
        ids = [arc.id for arc in verdict.network.every]
        same += [[ids[at] for at in way["arcs"]] for way in one["ways"]] == [
            [arc.id for arc in way] for way in verdict.ways
        ]
        differs = differences(request, one, verdict)
        first = [ids[at] for at in one["ways"][0]["arcs"]] if one["ways"] else []
        if one["months"] and first == [arc.id for arc in verdict.ways[0]]:
            monthly += 1
            differs += months_differ(real, request, one["months"], verdict.ways[0])
        if differs:
            found[request] = differs
    assert found == {}
    assert waysful > QUESTIONS / 2  # most questions can be answered
    assert monthly > QUESTIONS / 10
    assert same > 0.95 * QUESTIONS  # and few ways are told by what they count alone


SETTLED = """(questions) => questions.map((asked) => {
  const { origin, destination, via } = corridor.features.planner_places.settled(asked);
  return [origin, ...via, destination];
})"""


def towns(data: Dataset) -> list[str]:
    """Every name of the places of towns that have several: what a reader may write."""
    found = [str(node) for node in data.nodes.index if names.namesakes(data, str(node))]
    told = [labels.name(data, node, lang) for node in found for lang in labels.LANGUAGES]
    told += [text for node in found for text in (*labels.spellings(data, node), node)]
    told += [names.BRACKETS.sub("", text) for text in told]
    told += [code.code for node in found for code in identifiers.of(data, node)]
    return sorted({*told})


def test_page_command_and_file_mean_the_same_place_of_every_town(ready, real):
    ends = {Service.CONTAINER: ("xian", "poti"), Service.TRUCK: ("tbilisi_road", "poti")}
    asked, meant = [], []
    for service, (start, other) in ends.items():
        for name in towns(real):
            for pair in ((start, name), (name, other)):
                query, refusals = read_query(
                    real,
                    dict(zip(("origin", "destination"), pair, strict=True)) | {"service": service},
                )
                assert refusals == ()
                asked.append(
                    as_form(replace(query, origin=pair[0], destination=pair[1], year=2026))
                )
                meant.append([query.origin, query.destination])
    assert ready.page.evaluate(SETTLED, asked) == meant
    istanbul = {
        tuple(one) for one, form in zip(meant, asked, strict=True) if "Istanbul" in str(form)
    }
    assert ("xian", "halkali") in istanbul and ("tbilisi_road", "istanbul_road") in istanbul
