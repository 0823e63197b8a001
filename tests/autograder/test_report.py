"""``autograder report``: the right numbers, the right words, no markup by students."""

import json
import os
import re
import stat
from datetime import UTC, datetime
from html.parser import HTMLParser

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.cli import main
from autograder.course.config import nbgrader_config
from autograder.course_error import CourseError
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import Entry, ExerciseEntry, NotebookEntry, write_entry
from autograder.reports import report
from autograder.reports.answers import library_names, released_answers
from autograder.reports.facts import exercise_facts, slow, standings
from autograder.reports.similar_submissions import MOST_RUNS, RUN, compare, runs, tokens
from autograder.reports.wording import heading_of, looks_like, number_of, option
from dlcourse.checking.verdict import AnswerVerdict, Failure, Verdict
from dlcourse.resources import resource

NOTEBOOK = "04_activations"
RELEASED = (resource("notebooks") / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")


def answer(name, state="right", mistakes=(), what=""):
    failure = Failure("", "", "", what, returned=True) if what else None
    return AnswerVerdict(name, 0.0, state, mistakes=list(mistakes), failure=failure)


def part(exercise, points, possible, *answers, handed_in=True):
    verdict = Verdict(exercise, "", exercise.partition(".")[2], points, possible, list(answers))
    return ExerciseEntry(verdict, handed_in, "numpy", "a version", None)


def entry(student, *parts, notes=(), seconds=0.1):
    exercises = {p.verdict.exercise.partition(".")[2] + "-check": p for p in parts}
    graded = NotebookEntry(exercises, notes=list(notes), student_seconds=seconds)
    when = datetime(2026, 11, 21, 11, tzinfo=UTC)
    return Entry(student, NOTEBOOK, None, when, "1", {}, {NOTEBOOK: graded})


def dead(points, state="right", mistakes=(), **more):
    return part("activations.dead_fraction", points, 6.0, answer("dead_fraction", state, mistakes), **more)


def choice(*wrong):
    return part("activations.choose", 3.0, 6.0, answer("choice", "wrong", wrong))


CLASS = [
    entry("full", dead(6.0)),
    entry("half", dead(2.0, "wrong", ["per_value"])),
    entry("none", dead(0.0, "wrong", ["live_units"])),
    entry("too", dead(1.0, "wrong", ["per_value"])),
    entry("stub", dead(0.0, "missing")),
    entry("gone", dead(0.0, handed_in=False)),
]


@pytest.fixture
def course(tmp_path):
    """A course in which an assignment is released; nothing is handed in."""
    (tmp_path / "nbgrader_config.py").write_text(nbgrader_config("report", None), encoding="utf-8")
    put(tmp_path, "release", ".", RELEASED)
    return tmp_path


def put(folder, step, student, text):
    place = folder / step / student / NOTEBOOK
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{NOTEBOOK}.ipynb").write_text(text, encoding="utf-8")


def hand_in(folder, entries, answers=None):
    """Put entries into the ledger, and beside each a graded notebook."""
    for each in entries:
        notebook = nbformat.reads(RELEASED, as_version=4)
        for cell in notebook.cells:
            id = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = (answers or {}).get((each.student, id), cell.source)
        for step in ("submitted", "autograded"):
            put(folder, step, each.student, nbformat.writes(notebook))
        write_entry(folder, each)


class Tags(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


# ---- facts


def test_every_student_stands_in_one_column():
    (facts,) = exercise_facts(CLASS)
    assert facts.full == ["full"]
    assert facts.part == ["half", "too"]
    assert facts.nothing == ["none"]
    assert facts.absent == ["stub", "gone"]


def test_named_mistakes_are_counted_by_student_and_nameless_ones_keep_what_was_seen():
    odd = part("activations.forward", 0, 10, answer("relu", "wrong", what="wrong values"))
    forward, dead_fraction = exercise_facts([*CLASS, entry("odd", odd)])
    assert dead_fraction.mistakes["dead_fraction", "per_value"] == ["half", "too"]
    assert dead_fraction.mistakes["dead_fraction", "live_units"] == ["none"]
    assert forward.unnamed == {"relu": [("odd", "wrong values")]}


def test_exercises_come_in_the_order_of_the_course():
    later, earlier = dead(6.0), part("activations.forward", 10, 10, answer("relu"))
    ids = [facts.id for facts in exercise_facts([entry("a", later), entry("b", earlier)])]
    assert ids == ["activations.forward", "activations.dead_fraction"]


def test_blank_and_complete_submissions():
    found = {each.student: each for each in standings(CLASS)}
    assert [name for name in found if found[name].blank] == ["stub", "gone"]
    assert [name for name in found if found[name].complete] == ["full"]
    assert (found["half"].points, found["half"].possible) == (2.0, 6.0)


def test_slow_is_who_takes_far_longer_than_the_others():
    seconds = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 9.0, "e": 60.0}
    typical, outliers = slow(standings(entry(name, dead(6), seconds=s) for name, s in seconds.items()))
    assert typical == 0.3
    assert [each.student for each in outliers] == ["e", "d"]
    assert slow([]) == (0.0, [])


@given(st.lists(st.floats(0, 2), min_size=1, max_size=30))
def test_nobody_is_slow_within_two_seconds_of_the_others(seconds):
    assert slow(standings(entry(str(i), dead(6), seconds=s) for i, s in enumerate(seconds)))[1] == []


# ---- words


def test_words_of_the_course():
    assert heading_of("activations.dead_fraction", "Dead") == "4.3 Dead"
    assert looks_like("activations.dead_fraction", "per_value")
    found = option("activations.choose", "q1", "a")
    assert (found.text, found.right) == ("ReLU", "b · nothing (the identity)")


def test_what_the_course_no_longer_knows_keeps_its_name():
    assert heading_of("activations.gone", "Gone") == "Gone"
    assert looks_like("activations.dead_fraction", "gone") == looks_like("gone.gone", "gone") == ""
    assert option("gone.gone", "q1", "a").question == "q1"
    assert number_of("gone.gone") > number_of("activations.choose")


def test_a_letter_that_is_no_option_is_said_to_be_none_and_cut():
    found = option("activations.choose", "q1", "<script>" * 100)
    assert found.text == "(there is no such option)" and len(found.letter) == 40


# ---- alike

LONG = """
def collapse(weights, biases):
    total, rest = np.eye(len(weights[0])), np.zeros(len(weights[0]))
    for w, b in zip(weights, biases, strict=True):
        total = total @ w
        rest = rest @ w + b
    if rest.ndim != 1:
        raise ValueError("one bias per unit")
    return total, rest
"""
DISGUISED = """
# my own work
def collapse(weights, biases):
    '''I wrote this.'''
    a, z = np.eye(len(weights[0])), np.zeros(len(weights[0]))   # start
    for x, y in zip(weights, biases, strict=True):
        a = a @ x

        z = z @ x + y
    if z.ndim != 1: raise ValueError("!")
    return a, z
"""
OTHER = """
def collapse(weights, biases):
    x = np.vstack([np.zeros((1, weights[0].shape[0])), np.identity(weights[0].shape[0])])
    layers = list(zip(weights, biases))
    while layers:
        matrix, offset = layers.pop(0)
        x = np.dot(x, matrix) + offset[None, :]
    return x[1:] - x[:1], x[0]
"""


def test_names_comments_texts_and_layout_make_no_difference():
    assert tokens(LONG, {"np"}) == tokens(DISGUISED, {"np"})
    assert tokens(LONG, {"np"}) != tokens(OTHER, {"np"})
    assert tokens("np.exp(x)", {"np"}) == ["np", ".", "exp", "(", "name", ")"]


@given(st.text(max_size=300))
def test_whatever_a_student_wrote_can_be_compared(source):
    found = tokens(source, set())
    assert len(list(runs(found))) == max(0, len(found) - RUN + 1)


def likeness(**cells):
    return compare({student: {"collapse": source} for student, source in cells.items()}, {}, {"np"})


def test_a_disguised_copy_stands_out_and_an_own_solution_does_not():
    found = likeness(ann=LONG, ben=DISGUISED, cleo=OTHER)
    (pair,) = found.pairs
    assert pair.students == ("ann", "ben")
    assert pair.alike == 1 and pair.shared >= MOST_RUNS
    assert pair.exercises == [("collapse", pair.shared)]
    assert found.compared == 3 and found.left_out == 0


def test_short_answers_and_what_was_handed_out_are_no_evidence():
    assert (
        likeness(ann="def f(x):\n    return x * (1 - x)", ben="def f(y):\n    return y * (1 - y)").pairs == []
    )
    cells = {"ann": {"collapse": LONG}, "ben": {"collapse": LONG}}
    assert compare(cells, {"collapse": LONG}, {"np"}).pairs == []


def test_what_many_have_is_no_evidence():
    assert likeness(**{f"s{i}": LONG for i in range(6)}).pairs == []
    assert len(likeness(**{f"s{i}": LONG for i in range(5)}).pairs) == 10


def test_a_quiz_is_no_evidence():
    right = 'choice = {"q1": "b", "q2": "c", "q3": "a", "q4": "d", "q5": "a", "q6": "b", "q7": "c"}'
    assert likeness(ann=right, ben=right, cleo=OTHER).pairs == []


def test_released_cells_and_library_names_are_read_from_the_notebook():
    released = {NOTEBOOK: RELEASED}
    assert {"forward", "collapse"} <= released_answers(released).keys()
    assert {"np", "math"} <= library_names(released)


# ---- the page


def page_of(folder):
    return report(GradingCourse(folder), NOTEBOOK)


def test_the_page_has_the_numbers_and_the_most_frequent_mistake_first(course):
    hand_in(course, [*CLASS, entry("quiz", choice("q1=a"))])
    page = page_of(course)
    text = re.sub(r"<[^>]+>|\s+", " ", page)
    assert page.index("per value") < page.index("live units")
    assert looks_like("activations.dead_fraction", "per_value").replace("`", "")[:30] in text
    assert "half, too" in text
    assert "chosen: a · ReLU right: b · nothing (the identity)" in re.sub(r"\s+", " ", text)
    row = re.search(r"4\.3 dead_fraction</a></th>(.*?)</tr>", page, re.DOTALL)
    assert re.findall(r">(\d+)<", row[1]) == ["6", "1", "2", "1", "2"]


def test_the_same_ledger_gives_the_same_page(course):
    hand_in(course, CLASS)
    assert page_of(course) == page_of(course)


def test_who_is_not_in_the_ledger_is_named(course):
    hand_in(course, CLASS)
    put(course, "submitted", "latecomer", RELEASED)
    assert "Not graded" in page_of(course) and "latecomer" in page_of(course)


def test_who_took_their_submission_back_is_not_shown(course):
    hand_in(course, CLASS)
    write_entry(course, entry("elsewhere", dead(6.0)))
    assert "elsewhere" not in page_of(course)


def test_repairs_and_copies_are_shown(course):
    answers = {("full", "collapse"): LONG, ("half", "collapse"): DISGUISED}
    hand_in(course, [entry("mended", dead(6.0), notes=["The cell was gone."]), *CLASS], answers)
    page = page_of(course)
    assert "The cell was gone." in page
    assert "full and half" in page and "Talk before you judge." in page


def test_practice_without_points_has_no_histogram(course):
    practice = part("start.answer", 0, 0, answer("answer"))
    hand_in(course, [entry("ann", practice)])
    assert "Histogram" not in page_of(course)


def test_the_page_needs_nothing_from_elsewhere_and_says_what_its_pictures_show(course):
    hand_in(course, CLASS)
    page = page_of(course)
    assert re.findall(r"""(?:src|href)=["'](?!data:image|#)|url\(""", page) == []
    assert len(re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]{20,}"', page)) == 2
    assert "default-src 'none'" in page and "<script" not in page


HARMLESS = "harmless"


@pytest.fixture(scope="module")
def shape(tmp_path_factory):
    """Renders a page in which a student wrote a text everywhere; returns its elements."""
    folder = tmp_path_factory.mktemp("shape")
    (folder / "nbgrader_config.py").write_text(nbgrader_config("report", None), encoding="utf-8")
    put(folder, "release", ".", RELEASED)

    def elements(text):
        odd = part("activations.forward", 0, 10, answer("relu", "wrong", what=text))
        hand_in(folder, [entry("ann", odd, choice(f"q1={text}"), notes=[text])], {("ann", "collapse"): text})
        return Tags(page_of(folder)).found

    return elements


@pytest.mark.slow
@settings(max_examples=15)
@given(st.text("<>\"'&/= abcimgsrxonedt:`\n", min_size=1, max_size=60))
def test_no_text_of_a_student_becomes_an_element(shape, text):
    without_code = [tag for tag in shape(text) if tag[0] != "code"]
    assert without_code == [tag for tag in shape(HARMLESS) if tag[0] != "code"]


# ---- the command


def test_the_file_is_for_its_owner_alone(course, capsys):
    hand_in(course, CLASS)
    assert main(["report", NOTEBOOK, "--course", str(course)]) == 0
    file = course / "reports" / f"{NOTEBOOK}.html"
    assert capsys.readouterr().out == f"The report is in {file}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name == "nt"
    assert main(["report", NOTEBOOK, "--course", str(course), "--out", str(course / "own.html")]) == 0
    assert (course / "own.html").read_bytes() == file.read_bytes()


def test_what_cannot_be_reported_is_said(course, capsys):
    words = ["--course", str(course)]
    assert main(["report", "05_other", *words]) == 2
    assert "no released assignment '05_other'" in capsys.readouterr().err
    put(course, "submitted", "ann", RELEASED)
    assert main(["report", NOTEBOOK, *words]) == 2
    assert f"run 'autograder grade {NOTEBOOK}' first" in capsys.readouterr().err
    hand_in(course, CLASS)
    assert main(["report", NOTEBOOK, *words, "--out", str(course / "no" / "where.html")]) == 2
    assert "where.html cannot be written" in capsys.readouterr().err


def test_a_damaged_entry_counts_as_not_graded(course):
    hand_in(course, CLASS)
    (course / "ledger" / NOTEBOOK / "full.json").write_text("{")
    assert "Not graded" in page_of(course)
    for file in (course / "ledger" / NOTEBOOK).iterdir():
        file.write_text(json.dumps(None))
    with pytest.raises(CourseError, match="not graded yet"):
        page_of(course)
