"""The twelve months of a way in a page: chart, what they tell together, table and file."""

from functools import partial

from routes.charts import months
from routes.pages import shared, widgets
from routes.view.answer import View
from routes.words import month_tables, study_csv


def show(view: View) -> None:
    """Show the twelve months of the chosen way side by side, and offer them as a file."""
    found = month_tables.of_view(view)
    drawn = shared.once("months", view.dataset, view.query, lambda: months.months(view))
    if found and drawn:
        widgets.say("p", view.word("ui.months_intro"))
        widgets.chart(drawn, view.word("ui.months"))
    for text in month_tables.notes(view):
        widgets.say("p", text)
    if found and drawn:
        widgets.table(month_tables.table(view))
        make = partial(study_csv.months, found, view.query.lang)
        widgets.download(view, view.word("ui.download_months"), "months.csv", make)
