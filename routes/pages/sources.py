"""The sources page: what is told of a place and by whom, what is unsourced, the bibliography."""

from dataclasses import dataclass
from functools import lru_cache, partial

import streamlit as st

from routes.facts import labels, volumes
from routes.pages import address, shared, state, widgets
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.words import fact_tables
from routes.words.map_tables import Table


@dataclass(frozen=True)
class Bibliography:
    """The tables of the page, and what can be looked for by id, each with its name.

    `told` are the places and lines of which facts or volumes tell; publishers are their own ids.
    """

    sources: Table
    facts: Table
    unsourced: Table
    titles: dict[str, str]
    told: dict[str, str]
    publishers: tuple[str, ...]


@lru_cache(maxsize=len(labels.LANGUAGES))
def bibliography(dataset: Dataset, lang: str) -> Bibliography:
    """Return what the page shows in a language; it is the same for all sessions."""
    view = answer(dataset, Query(lang=lang))
    sources = fact_tables.sources(view)
    first = sources.frame.iloc[:, 0].astype(str)
    subjects = dict.fromkeys((*dataset.facts["subject"], *dataset.volumes["subject"]))
    known = {*dataset.nodes.index, *dataset.segments.index}
    names = {id: labels.subject_name(dataset, id, lang) for id in subjects if id in known}
    told = dict(sorted(names.items(), key=lambda pair: labels.order(pair[1], lang)))
    publishers = dict.fromkeys(map(str, dataset.sources["publisher"]))
    return Bibliography(
        sources,
        fact_tables.all_facts(view),
        fact_tables.unsourced(view),
        widgets.distinct(dict(zip(map(str, first.index), first, strict=True))),
        told,
        tuple(sorted(publishers, key=lambda name: labels.order(name, lang))),
    )


def show() -> None:
    """Show the page."""
    view = state.view()
    shown = bibliography(view.dataset, view.query.lang)
    widgets.say("h1", view.word("ui.sources"))
    count = len(view.dataset.sources)
    widgets.say("p", labels.filled(view.word("ui.sources_intro", count), count))
    looked_for = asked(view, shown)
    found(view, shown, *looked_for)
    heading = "h2"
    if address.query().select or any(looked_for):  # what comes now is not of that alone
        widgets.say("h2", view.word("ui.all_subjects"))
        heading = "h3"
    widgets.say(heading, shown.unsourced.title)
    widgets.say("p", view.word("ui.unsourced_intro"))
    widgets.table(shown.unsourced)
    widgets.say(heading, shown.sources.title)
    listed(view, shown.sources)
    widgets.say("p", view.word("ui.bibliography_note"))
    widgets.say(heading, shown.facts.title)
    widgets.say("p", view.word("ui.facts_intro"))
    widgets.table(shown.facts)


def asked(view: View, shown: Bibliography) -> tuple[str | None, str | None]:
    """Let the reader look for a place, a publisher or a source; give the last two.

    The place is that of the address, so that it may come from the map and stand in a link.
    """
    id = view.query.select
    selected = {id: labels.subject_name(view.dataset, id, view.query.lang)} if id else {}
    with st.container(horizontal=True, key="find"):
        places = {"": view.word("ui.all")} | selected | shown.told
        widgets.choose(view, "select", places, "ui.search", typed=True)
        publisher = st.selectbox(
            widgets.plain(view.word("ui.publisher")), shown.publishers, index=None,
            filter_mode="contains", placeholder=view.word("ui.all"),
            key=f"publisher {view.query.lang}",
        )  # fmt: skip
        source = st.selectbox(
            widgets.plain(view.word("ui.what_it_supports")), list(shown.titles), index=None,
            format_func=partial(widgets.caption, shown.titles), filter_mode="contains",
            placeholder=view.word("ui.all"), key=f"source {view.query.lang}",
        )  # fmt: skip
    widgets.tell_refused()
    return publisher, source


def found(view: View, shown: Bibliography, publisher: str | None, source: str | None) -> None:
    """Show what is told of the place, what the publisher published, what the source supports."""
    subject = address.query().select
    if subject:
        widgets.say("h2", labels.subject_name(view.dataset, subject, view.query.lang))
        widgets.table(once(view, f"told {subject}", partial(fact_tables.told, view, subject)))
        series = volumes.of(view.dataset, subject)
        if series:
            counted = partial(fact_tables.volumes, view, series, view.word("ui.traffic"))
            widgets.table(once(view, f"counted {subject}", counted))
    if publisher:
        widgets.say("h2", publisher)
        ids = view.dataset.sources["publisher"] == publisher
        frame = shown.sources.frame[ids.to_numpy()]
        listed(view, once(view, f"by {publisher}", partial(Table, publisher, frame)))
        cited = partial(fact_tables.supported, view, *ids.index[ids])
        widgets.table(once(view, f"told by {publisher}", cited), "of_publisher")
    if source:
        widgets.say("h2", shown.titles[source])
        widgets.table(
            once(view, f"supported {source}", partial(fact_tables.supported, view, source))
        )


def once(view: View, name: str, make: partial[Table]) -> Table:
    """Return a table that depends on the language alone, made once for all sessions."""
    return shared.once(name, view.dataset, Query(lang=view.query.lang), make)


def listed(view: View, sources: Table) -> None:
    """Show sources, each with a link to its page."""
    address = view.word("ui.address")
    widgets.table(sources, column_config={address: st.column_config.LinkColumn(address)})
