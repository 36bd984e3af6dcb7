"""Where a journey loses most of its time, in one sentence: how long, at which place, and why."""

from routes.facts import facts, labels
from routes.network import measures
from routes.network.itinerary import Itinerary
from routes.network.measures import LARGEST, Loss
from routes.network.network import Arc
from routes.view.answer import View
from routes.words import passport, ranges

LEAST_H = 2.0  # what takes less is not told
ABOUT = "≈"  # before hours that are usual for such stops: of this one none are told


def sentence(view: View, itinerary: Itinerary) -> str:
    """Return the largest losses: "122 of 585 hours wait for a ship at Aktau; 60 pass at ...".

    The hours of all are the median, as the days are told. Nothing where none is known, or none
    takes two hours.
    """
    told = [
        _loss(view, itinerary, loss, first=not at) for at, loss in enumerate(largest(itinerary))
    ]
    if not told:
        return ""
    losses, *others = told
    for loss in others:
        losses = _filled(view, "loss_next", losses=losses, loss=loss)
    return _filled(view, "loss_sentence", losses=losses)


def largest(itinerary: Itinerary) -> list[Loss]:
    """Return the losses that are told."""
    found = [loss for loss in measures.losses(itinerary) if (loss.hours.likely or 0) >= LEAST_H]
    return found[:LARGEST]


def other_counts(view: View, itinerary: Itinerary) -> list[str]:
    """Return for each place of a way whose hours are also told of another count, what both count.

    A reader who meets 60 hours on the map and 35 in a journey is told why they differ.
    """
    told = [(arc.node, other_count(view, arc)) for arc in itinerary.arcs]
    lang = view.query.lang
    return [f"{labels.name(view.dataset, node, lang)}: {text}" for node, text in told if text]


def other_count(view: View, arc: Arc) -> str:
    """Return what the hours of an arc count and what a like number of the same year does.

    Nothing where there is none.
    """
    for used in arc.hours.facts if arc.node else ():
        for fact in facts.of(view.dataset, used.subject, used.quantity):
            if used.year and fact.year == used.year and fact.scope != used.scope:
                return _filled(
                    view,
                    "other_count",
                    scope=view.scope(used.scope),
                    value=passport.amount(view, fact),
                    year=str(fact.year),
                    other=view.scope(fact.scope),
                )
    return ""


def _loss(view: View, itinerary: Itinerary, loss: Loss, first: bool) -> str:
    whole = itinerary.told()
    word = "loss_of_least" if whole.at_least else "loss_of"
    numbers = [ranges.number_text(view, one.likely or 0.0, 0) for one in (loss.hours, whole)]
    if loss.usual:
        numbers[0] = f"{ABOUT} {numbers[0]}"
    hours = _filled(
        view,
        word if first else "loss_more",
        round((whole if first else loss.hours).likely or 0.0),
        hours=numbers[0],
        total=numbers[1],
    )
    place = labels.name(view.dataset, loss.place, view.query.lang)
    return _filled(view, f"loss_{loss.reason}", hours=hours, place=place)


def _filled(view: View, word: str, count: float = 0, **values: str) -> str:
    """A sentence with its values in their places, as it goes with a number."""
    return labels.woven(view.word(f"ui.{word}", count), values)
