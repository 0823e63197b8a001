"""18.3 Three rungs: a linear model, a network, the student's own best; tried on draws that nobody has seen."""

from dlcourse.checking import Exercise, Function


def ladder():
    raise NotImplementedError


exercise = Exercise(number="18.3", points=24, answers=[Function("ladder", ladder)], seconds=30)
