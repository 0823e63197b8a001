"""What is known about a data set: its shapes, where it comes from and under which licence."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WIDTH = 88


@dataclass(frozen=True)
class Field:
    """One array of a data set, in its training and its test part.

    Attributes:
        name: "x", "y" or the name of an extra.
        dtype: A NumPy dtype, "text" for Python strings, or "date" for whole days.
        train: The shape in the training part.
        test: The shape in the test part.
        meaning: What the values are.
    """

    name: str
    dtype: str
    train: tuple[int, ...]
    test: tuple[int, ...]
    meaning: str


@dataclass(frozen=True)
class Column:
    """One column of a table: its name, what it becomes ("x", "y", "extra"), its type and its meaning."""

    name: str
    role: str
    dtype: str
    meaning: str


@dataclass(frozen=True)
class Card:
    """The card of a data set; ``print(card)`` shows it.

    Attributes:
        name: The name it is loaded by.
        title: A heading.
        summary: What it holds and what it is good for.
        task: The usual task.
        classes: The words that integer labels stand for; empty without classes.
        fields: The arrays.
        columns: The columns of a table; empty for other data.
        split: How training and test part were divided.
        cut: What was taken from the source, and how.
        baseline: A score to compare with; empty where none is given.
        licence: The licence of the data, as an SPDX expression where there is one.
        licence_url: Where to read the licence.
        attribution: Whom to credit.
        notes: What one should know before drawing conclusions.
        sources: The packages it was cut from: registry, package, version.
        file: The file in datasets/; empty if the data lie elsewhere.
        bytes: The size of the file.
        sha256: The checksum of the file.
    """

    name: str
    title: str
    summary: str
    task: str
    classes: tuple[str, ...]
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    split: str
    cut: str
    baseline: str
    licence: str
    licence_url: str
    attribution: str
    notes: tuple[str, ...]
    sources: tuple[Mapping[str, str], ...]
    file: str = ""
    bytes: int = 0
    sha256: str = ""

    def __str__(self) -> str:
        """Return the card as lines of text for a person."""
        return "\n".join([self.title, "=" * len(self.title), *_wrapped(self.summary), "", *self._rows()])

    def _rows(self) -> list[str]:
        rows = [_row("task", self.task)]
        rows += [_row(_label(field), f"{_shapes(field)}: {field.meaning}") for field in self.fields]
        about = {
            "classes": ", ".join(self.classes),
            "split": self.split,
            "cut": self.cut,
            "baseline": self.baseline,
            "note": " ".join(self.notes),
            "source": "; ".join(_source(source) for source in self.sources),
            "licence": f"{self.licence}, {self.licence_url}",
            "credit": self.attribution,
        }
        return rows + [_row(label, text) for label, text in about.items() if text]


def card_of(name: str) -> Card:
    """Read the card of a data set that does not lie in datasets/."""
    return read_card(Path(__file__).parent / "cards" / f"{name}.json")


def read_card(path: Path) -> Card:
    """Read a card from its JSON file."""
    entries: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    lists = {key: tuple(entries[key]) for key in ("classes", "notes", "sources")}
    fields = tuple(
        Field(
            field["name"],
            field["dtype"],
            tuple(field["train"]),
            tuple(field["test"]),
            field["meaning"],
        )
        for field in entries["fields"]
    )
    columns = tuple(Column(**column) for column in entries["columns"])
    return Card(**{**entries, **lists, "fields": fields, "columns": columns})


def _label(field: Field) -> str:
    return field.name if field.name in "xy" else f"extra {field.name}"


def _shapes(field: Field) -> str:
    return f"{field.dtype} {field.train} and {field.test}"


def _source(source: Mapping[str, str]) -> str:
    return f"{source['package']} {source['version']} ({source['registry']})"


def _row(label: str, text: str) -> str:
    return "\n".join(_wrapped(text, f"{label:<16}", " " * 16))


def _wrapped(text: str, first: str = "", rest: str = "") -> Sequence[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
