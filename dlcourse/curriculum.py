"""The course in its order, and the one way to find what a chapter holds.

A chapter is a package ``dlcourse/chapters/<chapter>/``; ``<chapter>.<name>`` is the id of
``exercises/<name>.py`` (an ``exercise``) or of ``explorers/<name>.py`` (an ``explorer``).
"""

from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, Literal

NOTEBOOKS = (
    "00_start",
    "01_concepts",
    "02_tensors",
    "03_regression",
    "04_activations",
    "05_perceptron_mlp",
    "06_backprop",
    "07_training",
    "08_cnn_layers",
    "09_classic_cnns",
    "10_rnn_lstm",
    "11_attention",
    "12_autoencoders_dbn",
    "13_gan",
    "14_frameworks",
    "15_workflow",
    "16_interpretability_privacy",
    "17_frontiers",
    "18_capstone",
)
"""In the order of the course; a notebook's name without its number is the name of its chapter."""

FORMER_IDS = {
    "cnn_layers.maxpool2d": "cnn_layers.max_pool2d",
    "cnn_layers.maxpool2d_backward": "cnn_layers.max_pool2d_backward",
}
"""What exercises and functions asked for were called in earlier editions, whose notebooks still work."""

_OWN = "own"
"""The chapter of exercises that an instructor has added; see ``dlcourse.checking.own_exercises``."""

Kind = Literal["exercise", "explorer"]


class UnknownIdError(LookupError):
    """An id that names no exercise or explorer."""


def current_id(id: str) -> str:
    """What an id of any edition is called now (``cnn_layers.maxpool2d`` -> ``cnn_layers.max_pool2d``)."""
    return FORMER_IDS.get(id, id)


def chapter_of(notebook: str) -> str:
    """The chapter of a notebook: its name without number (``04_activations`` -> ``activations``)."""
    return notebook.removesuffix(".ipynb").removesuffix(".md").partition("_")[2]


def notebook_of(chapter: str) -> str:
    """The notebook of a chapter, with its number (``activations`` -> ``04_activations``)."""
    return next(notebook for notebook in NOTEBOOKS if chapter_of(notebook) == chapter)


def is_called(notebook: str, name: str) -> bool:
    """Whether a name means a notebook: its own, its chapter's or its number, such as ``4``."""
    number = int(notebook.partition("_")[0])
    return name in (notebook, chapter_of(notebook)) or (name.isdecimal() and int(name) == number)


def chapters(kind: Kind = "exercise") -> list[str]:
    """Names of the chapters that have exercises (or explorers), in the order of the course."""
    names = [chapter_of(notebook) for notebook in NOTEBOOKS]
    return [
        name for name in names if find_spec(f"dlcourse.chapters.{name}") and find_spec(_folder(name, kind))
    ]


def ids(chapter: str, kind: Kind) -> list[str]:
    """Ids of everything of one kind in a chapter, which may have none.

    A module whose name starts with ``_`` is a helper.
    """
    if not find_spec(_folder(chapter, kind)):
        return []
    package = import_module(_folder(chapter, kind))
    names = [module.name for module in iter_modules(package.__path__)]
    return [f"{chapter}.{name}" for name in names if not name.startswith("_")]


def load(id: str, kind: Kind) -> Any:
    """Import what an id of this or an earlier edition names.

    Raises:
        UnknownIdError: there is nothing of that id; the message says what there is.
    """
    id = current_id(id)
    chapter = id.partition(".")[0]
    if chapter not in chapters(kind) and not (chapter == _OWN and find_spec(f"dlcourse.chapters.{_OWN}")):
        listed = ", ".join(chapters(kind))
        raise UnknownIdError(f"there is no {kind} {id!r}: no chapter {chapter!r} (chapters: {listed})")
    known = ids(chapter, kind)
    if id not in known:
        closest = get_close_matches(id, known, n=3) or known
        raise UnknownIdError(f"there is no {kind} {id!r}; did you mean {' or '.join(map(repr, closest))}?")
    return getattr(import_module(module_name(id, kind)), kind)


def module_name(id: str, kind: Kind) -> str:
    """The module that an id stands for."""
    chapter, _, name = id.partition(".")
    return f"{_folder(chapter, kind)}.{name}"


def _folder(chapter: str, kind: Kind) -> str:
    return f"dlcourse.chapters.{chapter}.{kind}s"
