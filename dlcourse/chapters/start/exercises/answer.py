"""0.1 The first green check."""

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, generic


def answer():
    return 42


def _prints():
    print(42)


def _prints_in_words():
    print(f"the answer is {6 * 7}")


def _computes():
    result = 42
    result += 0


def _in_a_container(evidence):
    return all(isinstance(call.got.value, list | tuple | set | dict) for call in evidence.calls)


def _function_itself(evidence):
    return all(callable(call.got.value) for call in evidence.calls)


mistakes = [
    generic.returns_nothing(_computes, lambda: None),
    generic.prints_instead(_prints, _prints_in_words),
    generic.text_instead(lambda: "42", lambda: str(6 * 7)),
    Wrong("digits_swapped", lambda: 24, lambda: 4 * 6),
    Symptom("number_in_list", _in_a_container, lambda: [42], lambda: (42,)),
    Symptom("function_instead", _function_itself, lambda: answer, lambda: print),
]

exercise = Exercise(
    number="0.1",
    points=0,
    answers=[Function("answer", answer, [lambda: int("42")], mistakes, visible=[Case("call it")])],
)
