"""15.4 Stratified folds, and cross-validation around the choice of a setting."""

import numpy as np

from dlcourse.chapters.workflow.exercises._kfold import (
    cut,
    dealt,
    drawn_folds,
    folds_case,
    kfold,
    kfold_mistakes,
    shuffled_first,
)
from dlcourse.chapters.workflow.exercises._nested_cv import (
    by_lists,
    by_tables,
    choice_table,
    drawn_nested,
    nested_cv,
    nested_mistakes,
)
from dlcourse.checking import Case, Exercise, Function

_RNG = np.random.default_rng(5)
answers = [
    Function(
        "kfold",
        kfold,
        [dealt, cut, shuffled_first],
        kfold_mistakes,
        visible=[folds_case("twelve and eight rows", (24, 16), 4, 0)],
        cases=drawn_folds,
        weight=3,
    ),
    Function(
        "nested_cv",
        nested_cv,
        [by_lists, by_tables],
        nested_mistakes,
        visible=[Case("twelve rows, three settings", choice_table(_RNG, 12, 3, 3, 2))],
        cases=drawn_nested,
        weight=5,
    ),
]
exercise = Exercise(number="15.4", points=8, answers=answers)
