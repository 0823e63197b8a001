"""16.1 Two maps of an image: the slope of a score, and what the score loses when a patch is covered."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._occlusion_map import (
    by_lists,
    by_loops,
    by_masks,
    cover_mistakes,
    covering_case,
    drawn_coverings,
    occlusion_map,
)
from dlcourse.chapters.interpretability_privacy.exercises._saliency import (
    by_chain,
    by_columns,
    by_one_hot,
    drawn_networks,
    saliency,
    saliency_mistakes,
)
from dlcourse.checking import Case, Exercise, Function

_FIXED = np.random.default_rng(161)
_TINY = (
    np.array([1.0, 2.0]),
    np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -2.0]]),
    np.zeros(3),
    np.array([[1.0, 0.0], [-3.0, 1.0], [5.0, 5.0]]),
    np.zeros(2),
    0,
)
answers = [
    Function(
        "saliency",
        saliency,
        [by_chain, by_one_hot, by_columns],
        saliency_mistakes,
        visible=[Case("by hand", _TINY)],
        cases=drawn_networks,
    ),
    Function(
        "occlusion_map",
        occlusion_map,
        [by_loops, by_masks, by_lists],
        cover_mistakes,
        visible=[covering_case("four positions", _FIXED, (4, 4), 2, 2, 0.5)],
        cases=drawn_coverings,
    ),
]
exercise = Exercise(number="16.1", points=10, answers=answers)
