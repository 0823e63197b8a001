"""14.8 A pipeline of components, written as JSON: in which order it runs, and where test rows leak in."""

from dlcourse.chapters.frameworks.exercises._leaks import leaks_answer
from dlcourse.chapters.frameworks.exercises._run_order import run_order_answer
from dlcourse.checking import Exercise

exercise = Exercise(
    number="14.8",
    points=0,
    seconds=2.0,
    answers=[
        run_order_answer,
        leaks_answer,
    ],
)
