"""Drawings in the look that is worn round them: they have the colours of paper everywhere."""

from routes.webmap.style import AREAS, AROUND, BEHIND, INKS

# Of drawings, by their names: on paper, and in the dark.
CHARTS = INKS | AREAS | BEHIND | {name: AROUND[name] for name in ("paper", "soft", "rim")}


def repainted(within: str) -> str:
    """Return the style sheet that gives drawings the look that is worn round them.

    A drawing has the colours of paper, so that it can stand anywhere; `within` selects the drawings
    whose colours are those of the dark where the page is dark.

    >>> repainted("figure")[:67]
    '@supports(color:light-dark(red,red)){figure [fill="#985a00" i]{fill:'
    """
    rules = "".join(
        f'{within} [{part}="{paper}" i]{{{part}:light-dark({paper},{dark})}}'
        for paper, dark in CHARTS.values()
        for part in ("fill", "stroke")
    )
    return f"@supports(color:light-dark(red,red)){{{rules}}}"


def both_looks(shape: str) -> str:
    """Return a shape in colours of paper for an image, in which the dark has its own."""
    rules = "".join(
        f'[{part}="{paper}"]{{{part}:{dark}}}'
        for paper, dark in CHARTS.values()
        for part in ("fill", "stroke")
        if f'{part}="{paper}"' in shape
    )
    return f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style>{shape}"
