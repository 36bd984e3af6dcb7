"""Why an opening changes nothing, in words: the same sentence for every opening of its kind."""

from routes.facts import labels
from routes.network.no_gain import Promise, Unused, Why
from routes.network.search import Ask, Criterion
from routes.view.answer import View
from routes.words import passport, ranges

JOIN = "; "
UNITS = {Criterion.DISTANCE: "km", Criterion.COST: "USD"}


def sentence(view: View, unused: Unused, ask: Ask) -> str:
    """Return why what opens changes nothing on a journey: "Xi'an → Poti would take 127 h more"."""
    text = view.word(f"ui.unused_{unused.why}")
    if unused.why == Why.LONGER:
        ends = ranges.title(view, ask.origin, ask.destination)
        return text.replace("{ends}", ends).replace("{more}", _more(view, unused, ask))
    told = {Why.NO_SHIP: _place(view, unused), Why.PROMISE: _promises(view, unused)}
    return labels.filled(text, told.get(unused.why, ""))


def _more(view: View, unused: Unused, ask: Ask) -> str:
    unit = ranges.HOURS if ask.by == Criterion.TIME else UNITS.get(ask.by, "")
    return ranges.measured(view, unused.more, unit, 1).rstrip()


def _place(view: View, unused: Unused) -> str:
    return ranges.subject(view, unused.place) if unused.place else ""


def _promises(view: View, unused: Unused) -> str:
    return JOIN.join(_promise(view, one) for one in unused.promises)


def _promise(view: View, one: Promise) -> str:
    name = labels.subject_name(view.dataset, one.subject, view.query.lang)
    text = view.word("ui.unused_hours").replace("{name}", name)
    for key, hours in (("promised", one.promised_h), ("today", one.today_h)):
        text = text.replace(f"{{{key}}}", passport.number_text(round(hours, 1), view.query.lang))
    return text
