"""Regular poems of the Tang dynasty in Simplified characters."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from .choosing import stratified, take
from .packages import Package
from .recipe import Column, Recipe, Table

_CHARACTERS = 2150  # the most frequent ones; a poem with any other character is left out
_FORMS = {
    (5, 4): "5 characters, 4 lines",
    (7, 4): "7 characters, 4 lines",
    (5, 8): "5 characters, 8 lines",
    (7, 8): "7 characters, 8 lines",
}


def build(poetry: Path, opencc: Path) -> Table:
    """Collect the regular poems, simplify them and keep those of frequent characters only."""
    simplify = _simplifier(opencc)
    poems = {}
    for number in range(0, 58000, 1000):
        path = poetry / "package/dist/quantangshi" / f"poet.tang.{number}.json"
        for poem in json.loads(path.read_text(encoding="utf-8")):
            text = "".join(poem["paragraphs"])
            form = regular_form(text)
            if form and not poem["title"].startswith("句"):  # the title of lines left of a lost poem
                simplified = simplify(text)
                title = re.sub("（.*?）", "", poem["title"])  # without the editors' remarks
                poems.setdefault(simplified, (form, simplify(title), simplify(poem["author"])))
    frequent = _frequent("".join(poems))
    rows = [[text, *rest] for text, rest in poems.items() if set(text) <= frequent]
    train, test = stratified([row[1] for row in rows], len(rows) // 10, "poems_zh")
    return Table(take(rows, train), take(rows, test))


def regular_form(text: str) -> str | None:
    """Return the form of a poem whose lines are all equally long, or None for any other text."""
    for (length, lines), form in _FORMS.items():
        if re.fullmatch(f"([\u4e00-\u9fff]{{{length}}}[，。！？；]){{{lines}}}", text):
            return form
    return None


def _frequent(text: str) -> set[str]:
    counts = Counter(text)
    ranked = sorted(counts, key=lambda character: (-counts[character], character))
    return set(ranked[:_CHARACTERS])


def _simplifier(opencc: Path) -> Callable[[str], str]:
    sys.path.insert(0, str(opencc))
    from opencc import OpenCC

    return OpenCC("t2s").convert


POEMS = Recipe(
    name="poems_zh",
    file="poems_zh.tsv.gz",
    packages=(
        Package(
            "npm",
            "chinese-poetry",
            "2.0.1",
            "25b549e46919c3a0569db6b68ddc96956b04a484ea4518ad2bbd4f137e307e86",
        ),
        Package(
            "PyPI",
            "opencc-python-reimplemented",
            "0.1.7",
            "41b3b92943c7bed291f448e9c7fad4b577c8c2eae30fcfe5a74edf8818493aa6",
        ),
    ),
    build=build,
    card={
        "title": "Regular poems of the Tang dynasty",
        "summary": "12,674 Chinese poems of four or eight equally long lines, for language models "
        "over characters.",
        "task": "predict the next character, or classify a poem by its form",
        "classes": list(_FORMS.values()),
        "split": "nine tenths for training and one tenth for testing, the same mix of forms in both",
        "cut": "Poems whose lines all have five or all have seven characters, four or eight lines, each "
        f"once; turned into Simplified characters; kept if the {_CHARACTERS:,} most frequent "
        "characters and marks suffice to write them.",
        "baseline": "Guessing each character of the test part by its frequency alone takes 9.04 bits per "
        "character.",
        "licence": "MIT",
        "licence_url": "https://opensource.org/license/mit",
        "attribution": "Collection copyright (c) 2016 JackeyGao, MIT licence; the poems themselves are in "
        "the public domain. Converted with OpenCC.",
        "notes": ["The form is told by the number of characters and lines alone, not by the tones."],
    },
    columns=(
        Column("text", "x", "text", "the poem with its punctuation, all lines in one string"),
        Column("form", "y", "class", "characters per line and lines, an index into classes"),
        Column("title", "extra", "text", "the title"),
        Column("author", "extra", "text", "the poet"),
    ),
)
