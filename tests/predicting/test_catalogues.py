"""Every question can be answered, stands in its notebook, and points to a passage that exists."""

import re
import string
from collections import Counter

import pytest

from autograder.notebooks.source import read_source
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import UnknownIdError, chapters, notebook_of
from dlcourse.exploring.registry import explorers
from dlcourse.messages import load
from dlcourse.notebook_format import DEMO
from dlcourse.predicting.balance import balance
from dlcourse.predicting.questions import needed, prediction, predictions, words
from dlcourse.predicting.sections import address, anchor, sections
from dlcourse.resources import resource

each_chapter = pytest.mark.parametrize("chapter", chapters())


def source_cells(chapter):
    return read_source(resource("notebooks") / "source" / f"{notebook_of(chapter)}.md").notebook.cells


def calls(chapter, name):
    """The ids or chapters that demo cells hand to a function; nothing else may call it."""
    found = []
    for cell in source_cells(chapter):
        if cell.cell_type == "code":
            names = re.findall(rf'\b{name}\("([\w.]+)"', cell.source)
            assert not names or DEMO in cell.metadata.get("tags", [])
            found += names
    return found


@each_chapter
def test_every_question_has_its_answer_among_distinct_options(chapter):
    for question in [*predictions(chapter), *needed(chapter)]:
        assert question.answer in question.options
        assert list(question.options) == sorted(question.options) and len(question.options) >= 3
        assert len(set(question.options.values())) == len(question.options)
        assert question.why


@each_chapter
def test_every_prediction_is_asked_once_and_then_explained_once(chapter):
    asked, explained = calls(chapter, "predict"), calls(chapter, "explain")
    assert Counter(asked) == Counter(explained) == Counter(each.id for each in predictions(chapter))
    code = "\n".join(cell.source for cell in source_cells(chapter) if cell.cell_type == "code")
    for id in asked:
        assert code.index(f'predict("{id}"') < code.index(f'explain("{id}"')


@each_chapter
def test_a_chapter_asks_three_to_five_times_and_ends_with_its_balance(chapter):
    assert 3 <= len(predictions(chapter)) <= 5
    assert calls(chapter, "balance") == [chapter]
    demos = [cell.source for cell in source_cells(chapter) if DEMO in cell.metadata.get("tags", [])]
    assert "balance(" in demos[-1]


@each_chapter
def test_every_prediction_says_what_holds_where_its_option_is_right(chapter):
    """``tests/notebooks`` evaluates it in the notebook."""
    for question in predictions(chapter):
        assert question.holds, f"{question.id}: see “holds” in docs/authoring.md"
        compile(question.holds, question.id, "eval")


@each_chapter
def test_names_are_not_those_of_explorers_or_exercises(chapter):
    names = {each.id for each in predictions(chapter)}
    assert names.isdisjoint(explorers(chapter))
    assert names.isdisjoint(each.id for each in exercises(chapter))


@each_chapter
def test_everything_predicted_stands_under_a_heading(chapter):
    where = sections(chapter)
    for id in [*(each.id for each in predictions(chapter)), *explorers(chapter)]:
        assert re.match(r"\d+\. ", where[id])


def test_an_unknown_prediction_names_the_closest():
    close = predictions("activations")[0].id
    with pytest.raises(UnknownIdError, match=close):
        prediction(close[:-1])
    with pytest.raises(UnknownIdError, match="no chapter 'nowhere'"):
        prediction("nowhere.at_all")


@pytest.mark.parametrize("chapter", ["nonsense", "04_activations", "my_chapter"])
def test_the_balance_of_an_unknown_chapter_names_those_that_are(chapter):
    with pytest.raises(UnknownIdError, match=r"chapters: start, concepts"):
        balance(chapter)


def test_an_address_is_what_jupyterlab_calls_the_heading():
    assert anchor("3. Dead units") == "#3.-Dead-units"
    assert address("activations", "3. Dead units") == "04_activations.ipynb#3.-Dead-units"


def test_sentences_have_well_formed_gaps():
    for sentence in load("dlcourse.predicting", "en").values():
        assert sentence == sentence.strip()
        list(string.Formatter().parse(sentence))
    assert {"predict", "choose", "again", "at_rest"} <= words().keys()  # what the component says


@pytest.mark.parametrize("chapter", chapters()[1:])
def test_a_self_test_has_five_questions_at_the_head_and_points_to_earlier_passages(chapter):
    assert len(needed(chapter)) == 5
    assert calls(chapter, "selftest") == [chapter]
    for question in needed(chapter):
        if question.passage:
            earlier, _, heading = question.passage.partition(": ")
            assert chapters().index(earlier) < chapters().index(chapter)
            headings = [line for cell in source_cells(earlier) for line in cell.source.splitlines()]
            assert f"## {heading}" in headings
