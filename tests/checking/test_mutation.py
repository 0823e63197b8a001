"""The audit's own tools (solutions, mutants, likeness, strangers), and audits that must fail."""

import ast

import numpy as np
import pytest

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.checking.audit.difference import TOO_ALIKE, likeness
from dlcourse.checking.audit.exercise import audit
from dlcourse.checking.audit.mutants import mutants
from dlcourse.checking.audit.solutions import Solution, solutions
from dlcourse.checking.audit.survivors import mutation_test
from dlcourse.checking.audit.unknown_answers import CHANGES, strangers

SOURCE = '''# Chapter

```python
import numpy as np
```

```python tags=["demo"]
this is not run
```

```python
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x + 0
    ### END SOLUTION
```

```python
check("start.double", double)
```

```python
choice = {}
### BEGIN SOLUTION
choice = {"q1": "a"}
### END SOLUTION
```

```python
check("start.choice", choice)
```
'''


@pytest.fixture
def found(tmp_path):
    (tmp_path / "00_start.md").write_text(SOURCE)
    return {each.exercise: each for each in solutions(tmp_path, "start")}


def test_solutions_are_read_with_what_stands_before_them(found):
    assert list(found) == ["start.double", "start.choice"]
    assert found["start.double"].solution_lines == {4}
    assert found["start.double"].namespace()["double"](3) == 6
    assert found["start.choice"].namespace()["double"](1) == 2


def test_mutants_change_one_thing_inside_the_region(found):
    code = found["start.double"].code
    made = list(mutants(code, {4}))
    assert len({mutant.code for mutant in made}) == len(made) >= 8
    for mutant in made:
        assert ast.parse(mutant.code) and mutant.line == 4
        assert '"""Twice x."""' in mutant.code


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("y = a + b", "a - b"),
        ("y = a @ b", "a * b"),
        ("y = a > b", "a >= b"),
        ("y = f(a, b)", "f(b, a)"),
        ("y = f(a, axis=0)", "f(a)"),
        ("y = f(a, axis=0)", "axis=1"),
        ("y = -a", "y = a"),
        ("y = a.T", "y = a"),
        ("y += a", "y = a"),
        ("y = 0.5", "1.0"),
        ("y = True", "False"),
        ("y = a if b else c", "c if b else a"),
    ],
)
def test_kinds_of_changes(code, change):
    assert any(change in mutant.code for mutant in mutants(code, {1}))


def exercise(visible, reference=lambda x: 2 * x, **more):
    function = Function("double", reference, visible=visible, **more)
    return Exercise("0.1", 0, [function], chapter="start", name="double")


def test_weak_cases_leave_survivors_and_strong_ones_none(found):
    weak = exercise([Case("zero", (0.0,))], cases=lambda rng: [Case("zero", (0.0 * rng.normal(),))])
    strong = exercise([Case("two", (2.0,))], cases=lambda rng: [Case("any", (rng.normal(),))])
    assert mutation_test(strong, found["start.double"]).survived == []
    blind = exercise([Case("zero", (0.0,))], cases=lambda rng: [Case("any", (max(rng.normal() - 2, 0.0),))])
    assert mutation_test(blind, found["start.double"]).survived
    assert mutation_test(weak, found["start.double"]).made < mutation_test(strong, found["start.double"]).made


def test_likeness_sees_through_renaming():
    def a(x, y):
        total = x + y
        return np.exp(total)

    def b(first, second):
        result = first + second
        return np.exp(result)

    def c(x, y):
        return np.exp(x) * np.exp(y)

    assert likeness(a, b) == 1.0 > TOO_ALIKE
    assert likeness(a, c) < TOO_ALIKE
    assert likeness(np.tanh, a) == 0.0


def test_strangers_are_wrong_in_at_least_twenty_ways():
    function = Function("f", lambda x: (x, {"y": x + 1}, 2.0))
    x = np.linspace(-1, 1, 5)
    results = {repr(stranger(x)) for stranger in strangers(function)}
    assert len(results) == len(CHANGES) >= 20


def complaints(**changes):
    right = {
        "alternatives": [lambda x: np.add(x, x)],
        "mistakes": [
            Wrong("a", lambda x: x * x, lambda x: x**2),
            Wrong("b", lambda x: x * 3, lambda x: x + x + x),
            Wrong("c", lambda x: x * 5, lambda x: 2 * x + 3 * x),
        ],
        "cases": lambda rng: [Case("drawn", (rng.normal(size=4),))],
    }
    return audit(exercise([Case("three", (np.array([1.0, -2.0, 5.0]),))], **{**right, **changes}))


def test_an_exercise_that_keeps_its_promises():
    findings = complaints()
    assert (findings.false_alarms, findings.misnamed) == ([], [])
    assert findings.named == findings.rejected == findings.mistakes == 3


def test_a_wrong_alternative_is_a_false_alarm():
    assert complaints(alternatives=[lambda x: x * 2.001]).false_alarms


def test_a_mistake_that_is_no_mistake_is_found():
    findings = complaints(mistakes=[Wrong("none", lambda x: x + x, lambda x: x * 2)])
    assert findings.rejected == 0 and findings.misnamed


def test_two_mistakes_that_are_one_are_found():
    twin = Wrong("twin", lambda x: x**2, lambda x: x * x)
    assert complaints(mistakes=[Wrong("a", lambda x: x * x, lambda x: x**2), twin]).misnamed


def test_a_paraphrase_that_is_another_mistake_is_found():
    assert complaints(mistakes=[Wrong("a", lambda x: x * x, lambda x: x**3)]).misnamed


def test_a_copy_of_the_reference_is_no_alternative():
    assert any(
        "alternative" in sentence for sentence in complaints(alternatives=[lambda y: 2 * y]).incomplete
    )


def test_a_symptom_that_knows_everybody_is_a_false_alarm():
    from dlcourse.checking import Symptom

    eager = Symptom("eager", lambda evidence: True, lambda x: x * 7, lambda x: x / 7)
    assert complaints(mistakes=[eager]).false_alarms


def test_the_authors_solution_must_pass():
    wrong = Solution(
        "start.double", "", "def double(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"
    )
    found = audit(exercise([Case("one", (1.0,))]), wrong)
    assert any("author's solution" in sentence for sentence in found.false_alarms)
