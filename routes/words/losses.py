"""Where a journey loses most of its time, in one sentence: how long, at which place, and why."""

from routes.facts import labels
from routes.network import measures
from routes.network.itinerary import Itinerary
from routes.network.measures import LARGEST, Loss
from routes.view.answer import View
from routes.words import ranges

LEAST_H = 2.0  # what takes less is not told


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


def _loss(view: View, itinerary: Itinerary, loss: Loss, first: bool) -> str:
    whole = itinerary.told()
    word = "loss_of_least" if whole.at_least else "loss_of"
    numbers = [ranges.number_text(view, one.likely or 0.0, 0) for one in (loss.hours, whole)]
    hours = _filled(view, word if first else "loss_more", hours=numbers[0], total=numbers[1])
    place = labels.name(view.dataset, loss.place, view.query.lang)
    return _filled(view, f"loss_{loss.reason}", hours=hours, place=place)


def _filled(view: View, word: str, **values: str) -> str:
    """A sentence with its values in their places."""
    return labels.woven(view.word(f"ui.{word}"), values)
