"""Rules on texts: letters read in the encoding they were written in, placeholders and forms."""

import re
from collections.abc import Iterator

from routes import plurals
from routes.errors import Problem
from routes.tables import mentions
from routes.tables.cells import quoted
from routes.tables.checks.rules import World, check

CODE_PAGES = ("cp1252", "cp1251", "cp1254")
# A letter before one of these may well be meant, so that one such pair alone proves nothing.
TYPOGRAPHIC = "–—‘’“”«»…\u00a0"
SURE = "ÂÃ"  # no word ends with one of these
SCRIPTS = re.compile(  # of what texts are likely to be in, with their punctuation
    "[\u0020-\u017f\u018f\u0218-\u021b\u0259\u0370-\u052f\u0590-\u06ff\u10a0-\u10ff\u1e00-\u1eff\u2000-\u20bf"
    "\u2100-\u214f\u2190-\u21ff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+"
)
TOLD = ("tour", "claim")  # texts with a rule of their own, in the module tour


def _letters(page: str) -> dict[str, int]:
    """The byte of each letter of a code page; what it leaves open is read as Latin-1."""
    out = {}
    for byte in range(256):
        try:
            out[bytes([byte]).decode(page)] = byte
        except UnicodeDecodeError:
            out[chr(byte)] = byte
    return out


PAGES = [_letters(page) for page in CODE_PAGES]


def _class(first: int, last: int) -> str:
    """The letters for bytes of some range in any of the code pages, for a regular expression."""
    letters = {letter for page in PAGES for letter, byte in page.items() if first <= byte <= last}
    return f"[{re.escape(''.join(sorted(letters)))}]"


# How the first two bytes of a letter in UTF-8 are shown; most texts without are passed over fast.
SUSPECT = re.compile(_class(0xC2, 0xF4) + _class(0x80, 0xBF))


@check()
def texts_are_read_as_they_were_written(world: World) -> Iterator[Problem]:
    """No text is UTF-8 that was read in an encoding of Windows: "Aktau â€“ Alat"."""
    for name, frame in world.tables.items():
        for column in frame.columns[frame.dtypes == "str"]:
            cells = frame[column].tolist()
            if not SUSPECT.search("\n".join(cells)):
                continue
            for row, text in zip(frame["row"], cells, strict=True):
                if (better := repaired(text)) != text:
                    found = f"{quoted(text)}, which was {quoted(better)} before it was saved"
                    allowed = "a file opened and saved as UTF-8"
                    yield world.problem(name, row, column, found, allowed, "encoding")


def repaired(text: str) -> str:
    """Return a text as it was before it, or some of its words, was read in the wrong encoding."""
    if text.isascii() or not SUSPECT.search(text):
        return text
    whole = _reread(text)
    if whole != text:
        return whole
    words = text.split(" ")
    return " ".join(_reread(word) if SUSPECT.search(word) else word for word in words)


def _reread(word: str) -> str:
    for letters in PAGES:
        try:
            better = bytes(letters[letter] for letter in word).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        if better != word and SCRIPTS.fullmatch(better) and not _chance(word, better):
            return better
    return word


def _chance(word: str, better: str) -> bool:
    """Return whether a word may be right although it reads as another: CAFÉ–BAR."""
    pair = [letter for letter in word if not letter.isascii()]
    other = sum(not letter.isascii() for letter in better)
    return other == 1 and len(pair) == 2 and pair[1] in TYPOGRAPHIC and pair[0] not in SURE


@check("labels")
def labels_have_the_placeholders_of_their_english(world: World) -> Iterator[Problem]:
    """What is put into a label at {} is put into it in each language."""
    for row in world.records("labels"):
        if row["key"].partition(".")[0] in TOLD:
            continue
        asked = sorted(mentions.PLACEHOLDER.findall(row["en"]))
        for lang, text in row.items():
            known = lang not in ("key", "row") and bool(text)
            if known and sorted(mentions.PLACEHOLDER.findall(text)) != asked:
                braces = ", ".join(f"{{{name}}}" for name in asked) or "none"
                allowed = f"the placeholders of the English text: {braces}"
                yield world.problem("labels", row["row"], str(lang), quoted(text), allowed)


@check("labels")
def words_have_the_forms_of_their_language(world: World) -> Iterator[Problem]:
    """A word that goes with numbers, [day|days], has a form for each kind that CLDR tells apart."""
    for row in world.records("labels"):
        for lang, text in row.items():
            listed = [] if lang in ("key", "row") else plurals.FORMS.findall(text)
            for word in listed:
                kinds, forms = plurals.categories(str(lang)), word.split(plurals.BETWEEN)
                if len(forms) != len(kinds) or not all(forms):
                    several = f"a form for each of {', '.join(kinds)}"
                    allowed = several if len(kinds) > 1 else "the word alone, which has one form"
                    found = quoted(f"[{word}]")
                    yield world.problem("labels", row["row"], str(lang), found, allowed)
