"""16.3 What a score loses when a column is shuffled: one column, several together, and twins."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._group_importance import (
    drawn_groups,
    group_by_loops,
    group_by_places,
    group_by_rows,
    group_case,
    group_importance,
    group_mistakes,
)
from dlcourse.chapters.interpretability_privacy.exercises._permutation_importance import (
    by_loops,
    by_places,
    by_restoring,
    columns_case,
    drawn_columns,
    one_mistakes,
    permutation_importance,
)
from dlcourse.checking import Exercise, Function, Quiz

_FIXED = np.random.default_rng(163)
answers: list[Function | Quiz] = [
    Function(
        "permutation_importance",
        permutation_importance,
        [by_loops, by_places, by_restoring],
        one_mistakes,
        visible=[columns_case("three columns", _FIXED, 6, 3, 2)],
        cases=drawn_columns,
        weight=4,
    ),
    Function(
        "group_importance",
        group_importance,
        [group_by_loops, group_by_places, group_by_rows],
        group_mistakes,
        visible=[group_case("two of three", _FIXED, 6, 3, [0, 2], 2)],
        cases=drawn_groups,
        weight=2,
    ),
    Quiz("twins", {"q1": "b", "q2": "c", "q3": "a"}, weight=2),
]
exercise = Exercise(number="16.3", points=8, answers=answers)
