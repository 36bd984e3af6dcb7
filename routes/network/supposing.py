"""What a request supposes, and what of it cannot be."""

from routes.errors import LONGEST, RoutesError, listed
from routes.network import names, opening, scenario
from routes.network.network import Network
from routes.network.request import Request
from routes.tables.dataset import Dataset


def suppose(dataset: Dataset, network: Network, request: Request) -> Network:
    """Return the network under all that a request supposes.

    Raises: UnknownNameError and RoutesError for what cannot be supposed.

    >>> from routes.network.building import build
    >>> closed = suppose(data, build(data, 2026), Request(close=("aktau",)))
    >>> closed.shut[-1].subject
    'aktau'
    """
    named = scenario.names(dataset)
    for name in dict.fromkeys((*request.scenario, *request.open)):  # an opening is a scenario, too
        if name in named or name in request.scenario:
            network = scenario.named(dataset, network, name)
        else:
            network = opening.apply(dataset, network, *opening.of(dataset, name))
    for subject in request.close:
        network = scenario.close(network, subject)
    for slow in request.slow:
        network = scenario.slow(network, slow.subject, slow.factor)
    return network


def check(dataset: Dataset, network: Network, name: str) -> None:
    """Refuse what opening would not change.

    Raises: UnknownNameError for what there is not, RoutesError for what cannot be opened.

    >>> from routes.network.building import build
    >>> check(data, build(data, 2026), "to_ganja")
    """
    names.find(dataset, name, ("opening", *names.SUBJECTS))
    shut = {one.subject: one for one in network.shut}
    closed = {one.subject for one in network.shut if one.kind == opening.UNOPENED}
    lines = sorted(
        {arc.segment for arc in network.every if arc.runs and name in arc.subjects} - {name}
    )
    single = name not in opening.named(dataset) and name in network.places
    alone = single and name in closed and closed.issuperset(lines)
    group = opening.of(dataset, name)
    told = any(one.subject in closed or one.factor != 1 or ":" in one.subject for one in group)
    if told and not alone:
        return
    label, year = names.label(dataset, name), network.year
    offers = [*opening.named(dataset), *sorted(closed & network.segments)]
    if alone:
        why, offers = "opens with its lines", lines
    elif name in shut:
        why = f"is shut in {year} ({shut[name].title})"
    else:
        why = f"is open in {year} already"
    head = f"{label} {why}; allowed to open: "
    raise RoutesError(head + listed(offers, LONGEST - len(head)))
