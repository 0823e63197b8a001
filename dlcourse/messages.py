"""Everything a student reads that is not in a notebook: one TOML catalogue per chapter and language.

A catalogue is ``dlcourse/chapters/<chapter>/messages.<language>.toml``; the engine's own sentences stand in
``dlcourse/checking/messages.<language>.toml``. A key that a translation lacks is taken from the English file.
"""

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"


def current_language() -> str:
    """The language chosen by the student (``DLCOURSE_LANGUAGE``, else the course folder's setting)."""
    from dlcourse.state import state

    return os.environ.get("DLCOURSE_LANGUAGE") or state().get("settings", "language", FALLBACK)


def catalogue(chapter: str, language: str | None = None) -> dict[str, Any]:
    """Return the messages of one chapter.

    Args:
        chapter: name of the chapter's package, for example ``"activations"``.
        language: ``"en"``, ``"zh"`` ...; default: the student's choice.

    Returns:
        The nested tables of the TOML file, completed from English where a translation has gaps.
    """
    return load(f"dlcourse.chapters.{chapter}", language or current_language())


def engine_messages(language: str | None = None) -> dict[str, Any]:
    """Return the sentences of the checking engine, which serve every chapter."""
    return load("dlcourse.checking", language or current_language())


@cache
def load(package: str, language: str) -> dict[str, Any]:
    """Return the messages of a package, a key that the language lacks in English."""
    english = _parse(package, FALLBACK)
    return english if language == FALLBACK else _complete(_parse(package, language), english)


def _parse(package: str, language: str) -> dict[str, Any]:
    file = files(package).joinpath(f"messages.{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _complete(translated: dict[str, Any], english: dict[str, Any]) -> dict[str, Any]:
    completed = dict(english)
    for key, value in translated.items():
        nested = isinstance(value, dict) and isinstance(english.get(key), dict)
        completed[key] = _complete(value, english[key]) if nested else value
    return completed
