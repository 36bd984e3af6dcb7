"""The story that a count tells in short: its least, its most and its last, and the goal put off."""

from collections.abc import Sequence

from babel import Locale
from babel.numbers import format_compact_decimal

from routes.facts import labels, volumes
from routes.facts.volumes import Series, Volume
from routes.view.answer import View
from routes.words import passport

THOUSAND = 1000


def story(view: View, told: Sequence[Series]) -> str:
    """Return what the first of some series tells, and the goal of any of them that was put off.

    "586 thousand t in 2021, 4.5 million t in 2024. Last counted: 4.1 million t in 2025. The goal of
    10 million t was put off from 2025 to 2028." Nothing where fewer than two years were counted.
    """
    counted = [one for one in told[0].volumes if one.standing == "counted"] if told else []
    if len(counted) < 2:
        return ""
    least, most = (end(counted, key=lambda one: one.value) for end in (min, max))
    first, last = sorted((least, most), key=lambda one: one.year)
    words = {
        "first": _amount(view, first),
        "first_year": str(first.year),
        "last": _amount(view, last),
        "last_year": str(last.year),
    }
    parts = [("ui.story", words)]
    now = max(counted, key=lambda one: one.year)
    if now.year > last.year:
        parts.append(("ui.story_now", {"now": _amount(view, now), "year": str(now.year)}))
    slips = [pair for series in told for pair in volumes.slips(series)]
    if slips:
        (goal, _), (_, later) = slips[0], slips[-1]
        put_off = {"goal": _amount(view, goal), "year": str(goal.year), "later": str(later.year)}
        parts.append(("ui.story_goal", put_off))
    return " ".join(labels.woven(view.word(word), values) for word, values in parts)


def _amount(view: View, volume: Volume) -> str:
    """An amount in words and its unit, which goes with the thousands: "4.5 million t"."""
    lang = passport.BABEL.get(view.query.lang, view.query.lang)
    long = "long" in Locale.parse(lang).compact_decimal_formats  # Chinese has but one form
    number = format_compact_decimal(
        volume.value, format_type="long" if long else "short", locale=lang, fraction_digits=1
    )
    count = round(volume.value, 1) if volume.value < THOUSAND else 0
    return f"{number} {view.word(f'unit.{volume.unit}', count)}"
