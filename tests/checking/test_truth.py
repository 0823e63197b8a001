"""What a check must never do: break, mark a right answer down, accept a wrong one, or give a false name."""

import math
import threading
from graphlib import CycleError

import numpy as np
import pytest

from dlcourse.checking import Case, Exercise, Form, Function, Symptom, Wrong
from dlcourse.checking import run as run_module
from dlcourse.checking.calling import limits
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.compare import compare
from dlcourse.checking.report import Report
from dlcourse.checking.run import run

X = np.array([[0.5, -1.0, 2.0], [3.0, 0.25, -2.0]])


def check(function, answer, seed=0):
    exercise = Exercise("1.1", 10.0, [function], chapter="start", name="x")
    verdict = run(exercise, [LocalCaller(answer, 1.0)], seed)
    assert str(Report(verdict, exercise))
    return verdict


def doubling(**more):
    return Function("double", lambda x: x * 2, visible=[Case("a", (X,)), Case("b", (X[:1],))], **more)


def named(function, answer):
    return check(function, answer).answers[0].mistakes


# ---- a fault of ours never stops a verdict


class OurFaultError(Exception):
    pass


def trip(*args, **kwargs):
    raise OurFaultError


@pytest.mark.parametrize("hook", ["diagnose", "shrink", "show_call", "show_value", "size_of", "departures"])
def test_a_fault_in_diagnosis_shrinking_or_reporting_leaves_points_and_rows(hook, monkeypatch, caplog):
    monkeypatch.setattr(run_module, hook, trip)
    wrong = check(doubling(), lambda x: x * 2 if len(x) == 1 else x)
    assert wrong.points == 5.0
    assert [case.passed for case in wrong.answers[0].cases] == [False, True]
    assert check(doubling(), lambda x: x + x).points == 10.0
    assert caplog.records  # the maintainers are told


def test_the_report_says_that_no_name_was_looked_for(monkeypatch):
    monkeypatch.setattr(run_module, "diagnose", trip)
    exercise = Exercise("1.1", 10.0, [doubling()], chapter="start", name="x")
    verdict = run(exercise, [LocalCaller(np.sin)])
    assert not verdict.answers[0].looked_into
    assert "No name was looked for" in str(Report(verdict, exercise))


def test_a_symptom_that_trips_does_not_hide_the_next_mistake():
    mistakes = [Symptom("trips", trip, np.sin, np.sin), Wrong("sine", np.sin, np.sin)]
    assert named(doubling(mistakes=mistakes), np.sin) == ["sine"]


@pytest.mark.parametrize(
    "part", ["np.zeros(x.shape)", "None", "np.array([object()])", "'text'", "{1: 2}", "x[:0]"]
)
def test_results_of_any_kind_in_a_tuple_can_be_judged(part):
    reference = lambda x: ((x * 2).astype(np.float32), x.sum(axis=0))  # noqa: E731
    function = Function("f", reference, mistakes=[Wrong("w", lambda x: (x, x), lambda x: (x, x))])
    function = Function("f", reference, mistakes=function.mistakes, visible=[Case("a", (X,))])
    answer = eval(f"lambda x: ({part}, x.sum(axis=0))", {"np": np})
    assert check(function, answer).points == 0


class Awkward:
    """An object that can neither be shown nor compared."""

    def __repr__(self):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None


def test_a_result_that_can_neither_be_shown_nor_compared():
    assert check(doubling(), lambda x: Awkward()).points == 0
    assert check(doubling(), lambda x: [Awkward()]).points == 0


def test_where_no_timer_can_start_a_right_answer_is_right(monkeypatch):
    monkeypatch.setattr(limits, "_can_use_alarm", lambda: False)
    monkeypatch.setattr(
        threading.Thread, "start", lambda self: (_ for _ in ()).throw(RuntimeError("no thread"))
    )
    function = doubling(mistakes=[Wrong("w", lambda x: 1 / 0, lambda x: 1 / 0)])
    assert (check(function, lambda x: x + x).points, named(function, np.sin)) == (10.0, [])


# ---- right answers in other hands


@pytest.mark.parametrize(
    "answer",
    [
        lambda x: (x * 2).tolist(),
        lambda x: x.astype(np.float64) * 2,
        lambda x: np.ma.masked_array(x * 2),
        lambda x: tuple(map(tuple, x * 2)),
    ],
)
def test_another_form_is_a_remark_and_costs_nothing(answer):
    single = Function("f", lambda x: x * 2, visible=[Case("a", (X.astype(np.float32),))])
    verdict = check(single, answer)
    assert (verdict.points, verdict.answers[0].mistakes, verdict.full) == (10.0, [], True)


@pytest.mark.parametrize(
    ("form", "answer", "name"),
    [
        (Form(dtype=True, array=False), lambda x: x.astype(np.float64) * 2, "promotes_dtype"),
        (Form(dtype=False, array=True), lambda x: (x * 2).tolist(), "list_instead"),
    ],
)
def test_a_form_that_the_statement_asks_for_is_demanded(form, answer, name):
    function = Function("f", lambda x: x * 2, visible=[Case("a", (X.astype(np.float32),))], form=form)
    assert (check(function, answer).points, named(function, answer)) == (0.0, [name])


def test_remarks_name_each_departure_once():
    single = Function("f", lambda x: x * 2, visible=[Case("a", (X.astype(np.float32),))] * 2)
    assert len(check(single, lambda x: x.astype(float) * 2).answers[0].remarks) == 1
    assert check(single, lambda x: x * 2).answers[0].remarks == []


def graph(edges):
    if edges:
        raise ValueError("a circle")
    return 0


@pytest.mark.parametrize("kind", [ValueError, CycleError, UnicodeError])
def test_an_error_derived_from_the_asked_one_is_right(kind):
    def answer(edges):
        if edges:
            raise kind("x")
        return 0

    function = Function("f", graph, visible=[Case("circle", (1,)), Case("none", (0,))])
    assert check(function, answer).points == 10.0


@pytest.mark.parametrize("kind", [TypeError, Exception, LookupError])
def test_another_error_is_not(kind):
    def answer(edges):
        if edges:
            raise kind("x")
        return 0

    function = Function("f", graph, visible=[Case("circle", (1,)), Case("none", (0,))])
    assert (check(function, answer).points, named(function, answer)) == (5.0, ["wrong_error"])


# ---- what must not pass


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (25_000_001, 25_000_000),
        (3.0000001, 3),
        (complex(0.5, 3), 0.5),
        (np.complex128(0.5), 0.5),
        (True, 1),
        (np.array([0.5 + 0j]), np.array([0.5])),
        (np.array([2**60 + 1]), np.array([2**60])),
        (np.array([1, 0]), np.array([True, False])),
        ("3", 3),
    ],
)
def test_what_is_not_the_number_is_refused(got, expected):
    assert compare(got, expected)


@pytest.mark.parametrize(
    ("got", "expected"), [(3.0, 3), (np.int64(3), 3), (np.float32(3), 3), (np.array(3), 3)]
)
def test_the_same_whole_number_passes(got, expected):
    assert compare(got, expected) is None


def test_no_tolerance_means_none():
    assert compare(1.0 + 1e-12, 1.0, tol=0)
    assert compare(np.array([1.0 + 1e-12]), np.array([1.0]), tol=0)


# ---- sentences that help


def test_wrong_values_say_how_many_and_where_the_worst_is():
    got = np.zeros((2, 3))
    expected = got.copy()
    expected[1, 2], expected[0, 1] = 4.0, 1.0
    assert compare(got, expected).details["error"].startswith("2 of 6 numbers, the worst at [1, 2]")


def test_an_array_of_objects_is_called_so():
    problem = compare(np.array([None, 1.0]), np.array([1.0, 2.0]))
    assert problem.details == {"got": "NumPy array of Python objects", "expected": "NumPy array"}


def test_keys_that_differ_are_told():
    assert compare({"a": 1, "c": 2}, {"a": 1, "b": 2}).details == {"missing": "b", "extra": "c"}


def test_a_property_may_say_which_part_does_not_hold():
    def mean_is_zero(result, x):
        return "" if abs(result.mean()) < 1e-9 else "the mean is not zero"

    function = Function("f", lambda x: x - x.mean(), visible=[Case("mean", (X,), prop=mean_is_zero)])
    assert check(function, lambda x: x - x.mean()).points == 10
    assert "the mean is not zero" in check(function, lambda x: x).answers[0].cases[0].note


# ---- names


def two_results(x):
    return x.mean(axis=0), (x**2).sum(axis=1)


PAIR = Function("f", two_results, visible=[Case("a", (X,)), Case("b", (X + 1,)), Case("c", (X[:, :2] * 3,))])


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda x: (-x.mean(axis=0), (x**2).sum(axis=1)), "negated"),
        (lambda x: (x.sum(axis=0), (x**2).sum(axis=1)), "not_averaged"),
        (lambda x: (x.mean(axis=0, keepdims=True), (x**2).sum(axis=1)), "axis_left_over"),
        (lambda x: (x.mean(axis=0), (x**2).sum()), "scalar_instead"),
        (lambda x: ((x**2).sum(axis=1), x.mean(axis=0)), "wrong_order"),
        (lambda x: (x.mean(axis=0),), "result_missing"),
        (lambda x: (np.trunc(x.mean(axis=0)).astype(int), (x**2).sum(axis=1)), "cut_to_integers"),
    ],
)
def test_general_mistakes_are_seen_in_one_item_of_a_tuple(answer, name):
    assert named(PAIR, answer) == [name]


def test_a_number_in_an_array_of_one_is_an_axis_left_over():
    function = Function("f", lambda x: x.mean(), visible=[Case("a", (X,)), Case("b", (X + 1,))])
    assert named(function, lambda x: x.mean().reshape(1)) == ["axis_left_over"]


def test_integers_guessed_from_the_first_element():
    function = Function("f", lambda x: np.maximum(x, 0), visible=[Case("a", (np.array([-1.0, 0.5, 1.7]),))])
    assert named(function, np.vectorize(lambda v: max(0, v))) == ["cut_to_integers"]


def test_a_wrong_implementation_explains_only_what_it_gets_wrong():
    near = Wrong("near", lambda x: x * 2 * (1 + 1e-6), lambda x: x * 2 * (1 + 1e-6))
    assert named(doubling(mistakes=[near]), lambda x: x * 2 * (1 + 1e-6)) == []


def test_items_are_explained_by_what_gets_them_wrong():
    first = Wrong("first", lambda x: (x[0], (x**2).sum(axis=1)), lambda x: (x[0], (x**2).sum(axis=1)))
    function = Function("f", two_results, mistakes=[first], visible=PAIR.visible)
    assert named(function, lambda x: (x.mean(axis=0), (x**2).sum(axis=1) + 0.3)) == []


def test_an_item_of_another_dtype_does_not_make_the_other_items_alike():
    second = Wrong("second", lambda x: (x / 3, -x), lambda x: (x / 3, 0 - x))
    function = Function("f", lambda x: (x / 3, x), mistakes=[second], visible=PAIR.visible)
    assert named(function, lambda x: ((x / 3).astype(np.float32), x)) == ["loses_precision"]
    assert named(function, lambda x: ((x / 3).astype(np.float32), -x)) == ["second"]


def test_a_list_of_names_is_not_searched_item_by_item():
    order = Function(
        "order",
        lambda names: sorted(names),
        mistakes=[
            Wrong("reversed", lambda names: sorted(names)[::-1], lambda names: sorted(names, reverse=True)),
            Wrong("as_given", lambda names: list(names), lambda names: names[:]),
        ],
        visible=[Case("a", (["c", "a", "d", "b"],))],
    )
    assert named(order, lambda names: ["d", "a", "a", "b"]) == []


def test_none_for_an_error_is_not_a_wrong_sign():
    def half(x):
        if x % 2:
            raise ValueError("odd")
        return x // 2

    function = Function("f", half, visible=[Case("odd", (3,)), Case("even", (4,))])
    assert named(function, lambda x: x // 2 if x % 2 == 0 else None) == ["missing_error"]


def test_text_asked_for_is_not_text_instead():
    function = Function("f", lambda x: f"{x:.1f}", visible=[Case("a", (0.5,)), Case("b", (1.5,))])
    assert named(function, lambda x: f"{x:.2f}") == []


def test_zero_by_zero_is_no_overflow():
    def share(x):
        total = x.sum()
        return x / total if total else np.zeros_like(x)

    cases = [Case("zeros", (np.zeros(3),)), Case("ones", (np.ones(3),))]
    assert named(Function("f", share, visible=cases), lambda x: x / x.sum()) == ["nan_for_edge"]


def test_a_logarithm_that_underflows_is_no_overflow():
    def log_softmax(z):
        z = z - z.max()
        return z - np.log(np.exp(z).sum())

    def answer(z):
        e = np.exp(z - z.max())
        return np.log(e / e.sum())

    cases = [Case("moderate", (np.array([1.0, 2.0]),)), Case("far", (np.array([0.0, 1000.0]),))]
    function = Function("f", log_softmax, visible=cases)
    assert named(function, answer) == []
    assert named(function, lambda z: z - np.log(np.exp(z).sum())) == ["overflows"]


def test_a_float32_number_that_overflows_is_named_too():
    def softplus(z):
        return np.logaddexp(z, z.dtype.type(0)).sum()

    cases = [Case(f"{size}", (np.array([size, -size], np.float32),), tol=1e-5) for size in (2, 1000)]
    answer = Function("f", softplus, visible=cases)
    assert named(answer, lambda z: np.log(1 + np.exp(z)).sum()) == ["overflows"]


def test_what_overflows_may_also_underflow():
    def log_of_softmax(z):
        return z - z.max() - np.log(np.exp(z - z.max()).sum())

    cases = [
        Case("moderate", (np.array([1.0, 2.0]),)),
        Case("far below", (np.array([0.0, -800.0]),)),
        Case("far above", (np.array([0.0, 800.0]),)),
    ]
    function = Function("f", log_of_softmax, visible=cases)
    assert named(function, lambda z: np.log(np.exp(z) / np.exp(z).sum())) == ["overflows"]
    assert named(function, lambda z: [math.log(math.exp(v) / sum(map(math.exp, z))) for v in z]) == [
        "overflows"
    ]


def test_a_second_fault_does_not_hide_the_first():
    cases = [Case("a", (X,)), Case("b", (X * 2,)), Case("c", (X - 1,)), Case("text", (np.array([1, 2]),))]
    squares = Wrong("squares", lambda x: x**2, lambda x: x * x)

    def answer(x):
        if x.dtype.kind == "i":
            raise TypeError("floats only")
        return x**2

    assert named(Function("f", lambda x: x * 2, mistakes=[squares], visible=cases), answer) == ["squares"]


def test_an_error_everywhere_is_no_mistake_that_stops_only_for_some_inputs():
    def squared(x):
        return x @ x  # stops unless x is square

    def stopped(x):
        raise ValueError(f"something else about {x}")

    cases = [Case("a", (X,)), Case("b", (X * 2,)), Case("square", (X[:, :2],))]
    function = Function("f", lambda x: x * 2, mistakes=[Wrong("squared", squared, squared)], visible=cases)
    assert named(function, squared) == ["squared"]
    assert named(function, stopped) == []


def test_errors_of_one_class_prove_nothing_where_the_mistake_gives_values():
    cases = [Case(f"{n} rows", (np.arange(3.0 * n).reshape(n, 3),)) for n in (2, 3, 4)]
    mistakes = [Wrong("columns", lambda x: x * np.arange(len(x)), lambda x: np.arange(len(x)) * x)]
    function = Function("f", lambda x: x * np.arange(len(x))[:, None], mistakes=mistakes, visible=cases)
    assert named(function, lambda x: np.multiply(np.arange(x.shape[0]), x)) == ["columns"]
    assert named(function, lambda x: x @ np.arange(7)) == []  # the same error, but also for three rows


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("def f(x):\n    raise NotImplementedError\n    return x * 2", "stub_left"),
        ("def f(x):\n    for row in x:\n        return row * 2", "returns_in_loop"),
        ("def f(x, y=1):\n    return np.ones((7, 7))", "always_the_same"),
        ("def f(x):\n    return 2 * float(x)", "one_number_only"),
        ("def f(x):\n    if x > 0:\n        return x\n    return x * 2", "one_number_only"),
        ("def f(x):\n    return np.double_it(x)", "no_such_function"),
        ("def f(x):\n    return result", "never_set"),
    ],
)
def test_slips_of_the_hand(answer, name, tmp_path):
    file = tmp_path / "answer.py"
    file.write_text(answer)
    names = {"np": np}
    exec(compile(answer, str(file), "exec"), names)
    cases = [Case("a", (X,)), Case("b", (X + 1,)), Case("c", (X - 2,))]
    assert named(Function("f", lambda x: x * 2, visible=cases), names["f"]) == [name]


def test_an_argument_that_the_reference_ignores_too_is_not_blamed(tmp_path):
    def reference(x, unused, factor):
        return x * factor

    cases = [Case("a", (X, 1, 3)), Case("b", (X, 2, 5))]
    for body, found in [("x * factor + 1", []), ("x * 2", ["argument_ignored"])]:
        file = tmp_path / f"answer_{len(found)}.py"
        file.write_text(f"def f(x, other, factor):\n    return {body}")
        names = {}
        exec(compile(file.read_text(), str(file), "exec"), names)
        assert named(Function("f", reference, visible=cases), names["f"]) == found


def test_an_argument_that_is_ignored_is_named_even_if_the_answer_never_ends(tmp_path):
    endless = "def f(x, limit):\n    while {}:\n        x = x * 2"
    cases = [Case("a", (X, 3))]
    for condition, found in [("True", ["argument_ignored"]), ("limit < 9", [])]:
        file = tmp_path / f"answer_{len(found)}.py"
        file.write_text(endless.format(condition))
        names = {}
        exec(compile(file.read_text(), str(file), "exec"), names)
        assert named(Function("f", lambda x, limit: x * 2**limit, visible=cases), names["f"]) == found
