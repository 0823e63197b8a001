"""16.6 A table without names: how small its smallest group is, and who is found in it all the same."""

from dlcourse.chapters.interpretability_privacy.exercises._k_of import (
    by_counting,
    by_dictionary,
    by_sorting,
    drawn_tables,
    k_mistakes,
    k_of,
)
from dlcourse.chapters.interpretability_privacy.exercises._link import (
    drawn_links,
    link,
    link_by_all,
    link_by_counters,
    link_by_lists,
    link_mistakes,
)
from dlcourse.chapters.interpretability_privacy.exercises._people import ILLS, QUASI
from dlcourse.checking import Case, Exercise, Function, Quiz

_ROWS = [
    {"place": "10", "born": 1960, "sex": "f", "diagnosis": "flu"},
    {"place": "10", "born": 1960, "sex": "f", "diagnosis": "asthma"},
    {"place": "10", "born": 1970, "sex": "m", "diagnosis": "none"},
    {"place": "11", "born": 1980, "sex": "f", "diagnosis": "fracture"},
    {"place": "11", "born": 1950, "sex": "m", "diagnosis": "diabetes"},
]
_PEOPLE = [
    {"name": "Ada", "place": "10", "born": 1960, "sex": "f"},
    {"name": "Bo", "place": "10", "born": 1970, "sex": "m"},
    {"name": "Cai", "place": "11", "born": 1980, "sex": "f"},
    {"name": "Dee", "place": "11", "born": 1980, "sex": "f"},
    {"name": "Eli", "place": "12", "born": 1990, "sex": "m"},
]
_EQUAL = [dict(_ROWS[0], diagnosis=ill) for ill in ILLS[:3]] + [
    dict(_ROWS[2], diagnosis=ill) for ill in ILLS[:2]
]
answers: list[Function | Quiz] = [
    Function(
        "k_of",
        k_of,
        [by_counting, by_dictionary, by_sorting],
        k_mistakes,
        visible=[Case("three and two", (_EQUAL, QUASI), weight=0.5)],
        cases=drawn_tables,
        weight=3,
    ),
    Function(
        "link",
        link,
        [link_by_lists, link_by_all, link_by_counters],
        link_mistakes,
        visible=[Case("five rows", (_ROWS, _PEOPLE, QUASI, "diagnosis"))],
        cases=drawn_links,
        weight=3,
    ),
    Quiz("leaks", {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}, weight=2),
]
exercise = Exercise(number="16.6", points=8, answers=answers)
