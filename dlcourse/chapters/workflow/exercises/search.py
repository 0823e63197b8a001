"""15.6 Numbers whose logarithm is uniform, and a search that draws them."""

from dlcourse.chapters.workflow.exercises._log_uniform import (
    by_exp,
    by_tens,
    drawn_logs,
    draws_case,
    log_mistakes,
    log_uniform,
    one_by_one,
)
from dlcourse.chapters.workflow.exercises._random_search import (
    drawn_searches,
    in_a_table,
    in_columns,
    random_search,
    search_case,
    search_mistakes,
)
from dlcourse.checking import Exercise, Function

answers = [
    Function(
        "log_uniform",
        log_uniform,
        [by_exp, by_tens, one_by_one],
        log_mistakes,
        visible=[
            draws_case("many numbers", 0.001, 100.0, 20_000, 0),
            draws_case("three numbers", 0.1, 1.0, 3, 0),
        ],
        cases=drawn_logs,
    ),
    Function(
        "random_search",
        random_search,
        [in_a_table, in_columns],
        search_mistakes,
        visible=[search_case("two settings", [(1e-4, 1.0), (1.0, 2000.0)], 60, 1)],
        cases=drawn_searches,
    ),
]
exercise = Exercise(number="15.6", points=4, answers=answers)
