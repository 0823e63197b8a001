"""16.4 Who was in the training data: an attack by the loss, and an honest measure of it."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._attack_advantage import (
    advantage_mistakes,
    attack_advantage,
    by_search,
    by_sorting,
    by_table,
    drawn_splits,
)
from dlcourse.chapters.interpretability_privacy.exercises._attack_auc import (
    attack_auc,
    auc_mistakes,
    by_loops,
    by_pairs,
    by_ranks,
    by_sums,
    drawn_losses,
)
from dlcourse.checking import Case, Exercise, Function

answers = [
    Function(
        "attack_auc",
        attack_auc,
        [by_pairs, by_sums, by_loops, by_ranks],
        auc_mistakes,
        visible=[Case("by hand", (np.array([0.1, 0.4, 0.2]), np.array([0.3, 0.4])))],
        cases=drawn_losses,
    ),
    Function(
        "attack_advantage",
        attack_advantage,
        [by_search, by_table, by_sorting],
        advantage_mistakes,
        visible=[
            Case(
                "by hand",
                (
                    np.array([0.1, 0.2, 0.9]),
                    np.array([0.3, 0.8, 1.5, 2.0]),
                    np.array([0.1, 0.4, 0.2, 1.1]),
                    np.array([0.2, 0.7, 2.5]),
                ),
            )
        ],
        cases=drawn_splits,
    ),
]
exercise = Exercise(number="16.4", points=8, answers=answers)
