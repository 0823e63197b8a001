"""15.5 A choice and a selection that saw the test rows, on pure noise; what symptoms point to."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, returning, retyped, several


def choose_and_judge(x, y, part, sizes):
    train, val, test = (part == number for number in range(3))
    gap = _gap(x, y, train)
    shares = [_share(x[:, gap[:size]], y, train, val) for size in sizes]
    best = sizes[int(np.argmax(shares))]
    return best, _share(x[:, gap[:best]], y, train, test)


def _gap(x, y, rows):
    """Columns, those whose class means differ most on these rows first."""
    means = [x[rows & (y == label)].mean(axis=0) for label in (0, 1)]
    return np.argsort(-np.abs(means[1] - means[0]), kind="stable")


def _signed_gap(x, y, rows):
    means = [x[rows & (y == label)].mean(axis=0) for label in (0, 1)]
    return np.argsort(means[0] - means[1], kind="stable")


def _share(x, y, learn, judge):
    """The share of rows to be judged whose nearer class mean is that of their own class."""
    zero, one = (x[learn & (y == label)].mean(axis=0) for label in (0, 1))
    to_zero, to_one = (((x[judge] - mean) ** 2).sum(axis=1) for mean in (zero, one))
    return float(np.mean((to_one < to_zero) == (y[judge] == 1)))


def in_steps(x, y, part, sizes):
    train, val, test = part == 0, part == 1, part == 2
    by, learn, choose, report = train, train, val, test
    order = _gap(x, y, by)
    measured = []
    for size in sizes:
        measured.append(_share(x[:, order[:size]], y, learn, choose))
    number = int(np.argmax(measured))
    size = sizes[number]
    accuracy = _share(x[:, order[:size]], y, learn, report)
    return size, accuracy


def in_lists(x, y, part, sizes):
    train, val, test = (np.array([each == n for each in part]) for n in (0, 1, 2))
    by, learn, choose, report = train, train, val, test
    one, zero = (x[by & (y == label)].mean(axis=0) for label in (1, 0))
    order = np.array(sorted(range(x.shape[1]), key=lambda j: -abs(one[j] - zero[j])))
    measured = [_share(x[:, order[:size]], y, learn, choose) for size in sizes]
    number = measured.index(max(measured))
    size = sizes[number]
    accuracy = _share(x[:, order[:size]], y, learn, report)
    return size, accuracy


_HANDS = (in_steps, in_lists)
_ROLES = "by, learn, choose, report = train, train, val, test"
_ALL = "np.full(len(y), True)"


def _roles(by="train", learn="train", choose="val", report="test"):
    return _ROLES, f"by, learn, choose, report = {by}, {learn}, {choose}, {report}"


mistakes = [
    *edits(
        _HANDS,
        unchanged=_roles(by=_ALL, choose="test"),
        choice_saw_the_test=_roles(choose="test"),
        selection_saw_the_test=_roles(by=_ALL),
        validation_reported=_roles(report="val"),
        selection_and_validation=_roles(by=_ALL, report="val"),
        chosen_by_training_rows=_roles(choose="train"),
        training_reported=_roles(report="train"),
        selection_saw_validation=_roles(by="train | val"),
        learned_from_validation=_roles(by="train | val", learn="train | val"),
        learned_from_everything=_roles(learn=_ALL),
        parts_exchanged=_roles(choose="test", report="val"),
        judged_on_both=_roles(report="val | test"),
        selected_by_other_rows=_roles(by="test"),
    ),
    *edits(
        _HANDS,
        last_of_equal=[
            ("int(np.argmax(measured))", "max(range(len(measured)), key=lambda n: (measured[n], n))"),
            ("measured.index(max(measured))", "len(measured) - 1 - measured[::-1].index(max(measured))"),
        ],
        least_columns_kept=[
            ("order = _gap(x, y, by)", "order = _gap(x, y, by)[::-1]"),
            ("key=lambda j: -abs", "key=lambda j: abs"),
        ],
    ),
    *several(
        _HANDS,
        sign_kept=[
            [
                ("_gap(x, y, by)", "_signed_gap(x, y, by)"),
                ("-abs(one[j] - zero[j])", "-(one[j] - zero[j])"),
            ],
            [
                ("_gap(x, y, by)", "_signed_gap(x, 1 - y, by)"),
                ("-abs(one[j] - zero[j])", "one[j] - zero[j]"),
            ],
        ],
    ),
    *retyped(
        _HANDS,
        "    accuracy = ",
        best_test_reported="max(_share(x[:, order[:s]], y, learn, report) for s in sizes)",
    ),
    *returning(
        _HANDS,
        number_returned="number, accuracy",
        choice_missing="accuracy",
        wrong_order="accuracy, size",
    ),
]


def _noise(rng, n, columns, sizes, signal=0):
    y = rng.permutation(np.arange(n) % 2)
    x = rng.normal(size=(n, columns))
    x[:, :signal] += 0.9 * y[:, None]
    return x, y, rng.permutation(np.arange(n) % 3), sizes


def drawn(rng):
    return [
        Case("pure noise", _noise(rng, 60, 200, [2, 5, 10, 20, 40]), weight=2),
        Case("more noise", _noise(rng, 45, 300, [40, 20, 10, 5, 3]), weight=2),
        Case("six columns tell the class", _noise(rng, 90, 60, [1, 3, 6, 12, 30], 6), weight=2),
        Case("two columns tell the class", _noise(rng, 75, 40, [20, 1, 2, 4], 2)),
    ]


_RNG = np.random.default_rng(2)
visible = [
    Case("thirty rows of noise", _noise(_RNG, 30, 80, [2, 4, 8, 16])),
    Case("one column tells the class", _noise(_RNG, 36, 30, [1, 2, 10], 1)),
]
answers: list[Function | Quiz] = [
    Function("choose_and_judge", choose_and_judge, [in_steps, in_lists], mistakes, visible, drawn, weight=3),
    Quiz("symptoms", {"q1": "a", "q2": "c", "q3": "b"}, weight=2),
]
exercise = Exercise(number="15.5", points=6, answers=answers)
