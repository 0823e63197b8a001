"""The texts of one explorer, taken from the catalogue of its chapter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dlcourse.messages import catalogue, current_language, load


class Words(dict[str, str]):
    """One table of templates: ``words("size", n=3)`` fills the template ``size``."""

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of this key with the values filled in."""
        return self[key].format(**values) if values else self[key]


@dataclass(frozen=True)
class Texts:
    """The table ``[explorers.NAME]`` of a catalogue.

    Attributes:
        title: heading of the explorer.
        question: the prediction asked for before anything can be moved.
        options: the possible predictions, by letter.
        replies: what to say to each of them once the student has looked.
        alt: what the picture shows in general, for who cannot see it.
        controls: a label for each control.
        choices: labels for the options of a choice, by control; an option without one is shown as it is.
        describe: templates for the sentence about the present picture.
        picture: words in the picture.
        reasons: why a control is disabled.
        errors: what cannot be used of what was typed or drawn.
        answer: the letter of the right option, where one is right.
    """

    title: str
    question: str
    options: Mapping[str, str]
    replies: Mapping[str, str]
    alt: str
    controls: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    describe: Mapping[str, str] = field(default_factory=dict)
    picture: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    answer: str | None = None

    def words(self) -> Words:
        """What an explorer draws and describes with."""
        return Words({**self.describe, **self.picture})

    @classmethod
    def of(cls, id: str, language: str | None = None) -> "Texts":
        """Read the texts of the explorer ``<chapter>.<name>``."""
        chapter, _, name = id.partition(".")
        try:
            table = catalogue(chapter, language)["explorers"][name]
        except KeyError:
            raise LookupError(f"explorer {id!r}: the catalogue has no table [explorers.{name}]") from None
        return cls(**table)


def common_words(language: str | None = None) -> dict[str, str]:
    """What every explorer says, whatever it shows."""
    return load("dlcourse.exploring", language or current_language())
