"""15.7 A model on its way to a service: written down, served, compared with its training."""

import numpy as np

from dlcourse.chapters.workflow.exercises._predict_api import (
    api_mistakes,
    drawn_requests,
    predict_api,
    request_case,
    row_by_row,
    with_an_exception,
)
from dlcourse.chapters.workflow.exercises._save_model import (
    drawn_saves,
    in_one_dictionary,
    in_steps,
    save_mistakes,
    save_model,
    saved_case,
)
from dlcourse.chapters.workflow.exercises._skewed_columns import (
    by_columns,
    by_sets,
    drawn_skews,
    skew_case,
    skew_mistakes,
    skewed_columns,
)
from dlcourse.checking import Exercise, Function

_RNG = np.random.default_rng(3)
answers = [
    Function(
        "save_model",
        save_model,
        [in_one_dictionary, in_steps],
        save_mistakes,
        visible=[saved_case("two columns", _RNG, 3, 2)],
        cases=drawn_saves,
        weight=2,
    ),
    Function(
        "predict_api",
        predict_api,
        [row_by_row, with_an_exception],
        api_mistakes,
        visible=[
            request_case("two rows", _RNG, 2, 2),
            request_case("an older client", _RNG, 2, 1, "version"),
            request_case("a broken sensor", _RNG, 2, 1, "text"),
        ],
        cases=drawn_requests,
        weight=4,
    ),
    Function(
        "skewed_columns",
        skewed_columns,
        [by_columns, by_sets],
        skew_mistakes,
        visible=[
            skew_case("another mean in column 1", _RNG, 4, 3, other_mean=1),
            skew_case("statistics of the request in column 0", _RNG, 4, 3, batch=0),
        ],
        cases=drawn_skews,
        weight=3,
    ),
]
exercise = Exercise(number="15.7", points=8, answers=answers)
