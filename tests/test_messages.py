"""Message catalogues: every language falls back to English key by key."""

import string

import pytest

from dlcourse import messages
from dlcourse.curriculum import chapters
from dlcourse.messages import catalogue, engine_messages


def test_an_unknown_language_is_english():
    assert catalogue("start", "xx") == catalogue("start", "en")


def test_a_translation_is_completed_from_english():
    english = {"title": "Start", "exercises": {"a": {"title": "A", "hints": ["1", "2"]}}}
    translated = {"exercises": {"a": {"title": "甲"}}}
    completed = messages._complete(translated, english)
    assert completed == {"title": "Start", "exercises": {"a": {"title": "甲", "hints": ["1", "2"]}}}


def test_the_language_can_be_chosen_by_the_environment(monkeypatch):
    monkeypatch.setenv("DLCOURSE_LANGUAGE", "zh")
    assert messages.current_language() == "zh"


def sentences(table):
    for value in table.values():
        if isinstance(value, dict):
            yield from sentences(value)
        else:
            yield from value if isinstance(value, list) else [value]


@pytest.mark.parametrize("table", [engine_messages("en"), *(catalogue(c, "en") for c in chapters())])
def test_every_sentence_is_text_with_well_formed_gaps(table):
    for sentence in sentences(table):
        assert isinstance(sentence, str) and sentence.strip() == sentence and sentence
    for sentence in sentences(engine_messages("en")):
        list(string.Formatter().parse(sentence))


def test_every_named_mistake_has_two_sentences():
    for table in engine_messages("en")["mistakes"].values():
        assert set(table) == {"looks_like", "why"}
