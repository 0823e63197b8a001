"""1.2 A learning curve: accuracy on held-out examples, for growing training sets."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, Symptom, edits, generic
from dlcourse.checking.diagnosis.techniques import all_of, none_of
from dlcourse.checking.properties import real_numbers

# ---- what is watched: every model that the answer trains, and what it is tried on


class Watch:
    """Trains nearest-neighbour models; writes down which rows went in, and how each row asked about went.

    The first column of x is the number of the row. A model may be asked as often as one likes, row by row
    or all at once, on training examples too: what counts is what the curve is made of.
    """

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.trained, self.labels, self.right = [], [], []

    def fit(self, x, y):
        right = {}  # by row: was the prediction right?
        self.trained.append(x[:, 0].astype(int))
        self.labels.append(np.asarray(y))
        self.right.append(right)

        def predict(asked):
            rows = asked[:, 0].astype(int)
            distance = ((asked[:, None, 1:] - x[None, :, 1:]) ** 2).sum(axis=-1)
            found = np.asarray(y)[distance.argmin(axis=1)]
            right.update(zip(rows.tolist(), (found == self.y[rows]).tolist(), strict=True))
            return found

        return predict

    def held_out(self):
        """The rows that every model was asked about and none was trained on."""
        asked = [set(right) for right in self.right]
        common = set.intersection(*asked) if asked else set()
        return sorted(common.difference(*map(np.ndarray.tolist, self.trained)))

    def scores(self, rows=None):
        """The accuracy of every model on these rows, by default on all that it was asked about."""
        chosen = [right if rows is None else rows for right in self.right]
        pairs = zip(self.right, chosen, strict=True)
        return [np.mean([right[row] for row in rows]) if rows else np.nan for right, rows in pairs]


def watched(answer, x, y, sizes, draws, rng):
    """A script: the answer's curve, and what its models were trained and tried on."""
    watch = Watch(x, y)
    before = _state(rng)
    curve = answer(watch.fit, x, y, sizes, draws, rng)
    held_out = watch.held_out()
    mean, std = _curve(watch, sizes, held_out)
    return {
        "curve": curve,
        "mean": mean,
        "std": std,
        "scores": [float(score) for score in watch.scores(held_out)],
        "held_out": held_out,
        "rng_used": _state(rng) != before,
        "trained": watch.trained,
        "labels": watch.labels,
        "asked": [sorted(right) for right in watch.right],
        "mean_of_asked": _curve(watch, sizes, None)[0],
    }


def _state(rng):
    bits = rng.bit_generator
    return str(bits.state), bits.seed_seq.n_children_spawned


def _curve(watch, sizes, rows):
    scores = list(zip(map(len, watch.trained), watch.scores(rows), strict=True))
    groups = [[score for n, score in scores if n == size] for size in sizes]
    return [[float(of(group)) if group else np.nan for group in groups] for of in (np.mean, np.std)]


def is_honest(report, x, y, sizes, draws, rng):
    """The property asked for: honest data, and the right numbers from them."""
    trained, held_out = report["trained"], report["held_out"]
    mean, std = map(real_numbers, report["curve"])
    return (
        report["rng_used"]
        and sorted(map(len, trained)) == sorted(list(sizes) * draws)
        and all(len(set(rows)) == len(rows) for rows in trained)
        and all((y[rows] == labels).all() for rows, labels in zip(trained, report["labels"], strict=True))
        and not _is_block(held_out)
        and len(held_out) == len(x) // 5
        and all(_differ([rows for rows in trained if len(rows) == size]) for size in sizes)
        and mean.shape == std.shape == (len(sizes),)
        and np.allclose(mean, report["mean"], atol=1e-9)
        and np.allclose(std, report["std"], atol=1e-9)
    )


def _same(rows, others):
    return sorted(rows) == sorted(others)


def _is_block(rows):
    """Neighbouring rows of the table: nobody has shuffled."""
    return len(rows) > 0 and np.ptp(rows) == len(rows) - 1


def _differ(draws):
    return any(not _same(rows, draws[0]) for rows in draws[1:])


# ---- right answers


def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    held_out, pool = np.split(order, [len(x) // 5])
    scores = np.empty((len(sizes), draws))
    for row, size in zip(scores, sizes, strict=True):
        for draw in range(draws):
            chosen = rng.permutation(pool)[:size]
            row[draw] = np.mean(fit(x[chosen], y[chosen])(x[held_out]) == y[held_out])
    return scores.mean(axis=1), scores.std(axis=1)


def draws_outside(fit, x, y, sizes, draws, rng):
    """The loops the other way round: one shuffle per draw serves all sizes."""
    secret = np.zeros(len(x), bool)
    secret[rng.choice(len(x), len(x) // 5, replace=False)] = True
    table = []
    for child in rng.spawn(draws):
        shuffled = child.permutation(np.flatnonzero(~secret))
        models = [fit(x[shuffled[:size]], y[shuffled[:size]]) for size in sizes]
        table.append([float((model(x[secret]) == y[secret]).mean()) for model in models])
    return np.mean(table, axis=0), np.std(table, axis=0)


def by_table(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for draw in range(draws):
            rows = rng.choice(pool, size, replace=False)
            predict = fit(x[rows], y[rows])
            scores[i, draw] = np.mean(predict(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)


def by_lists(fit, x, y, sizes, draws, rng):
    numbers = rng.permutation(len(x)).tolist()
    cut = len(x) - len(x) // 5
    pool, test = numbers[:cut], numbers[cut:]
    means, stds = [], []
    for size in sizes:
        accuracies = []
        for _ in range(draws):
            rows = rng.permutation(pool)[:size]
            predict = fit(x[rows], y[rows])
            right = predict(x[test]) == y[test]
            accuracies.append(right.sum() / len(right))
        means.append(np.mean(accuracies))
        stds.append(np.std(accuracies))
    return np.array(means), np.array(stds)


# ---- what gives mistakes away


def _in_every_report(shows):
    """A symptom: holds for what was watched in every failing case, where a model must have been trained."""

    def predicate(evidence):
        reports = [call.got.value for call in evidence.failed]
        if not all(isinstance(report, dict) and report["trained"] for report in reports):
            return False
        try:
            return all(
                shows(report, call.case.args) for report, call in zip(reports, evidence.failed, strict=True)
            )
        except (TypeError, ValueError, IndexError):  # the answer has another form than two arrays
            return False

    return predicate


def _tried_on_training(report, args):
    """The curve is that of the training examples, and nothing else was asked."""
    pairs = zip(report["trained"], report["asked"], strict=True)
    return all(_same(a, b) for a, b in pairs) and _is_of_all_asked(report)


def _overlaps(report, args):
    """The curve counts examples that the model was trained on."""
    pairs = zip(report["trained"], report["asked"], strict=True)
    return any(set(a) & set(b) for a, b in pairs) and _is_of_all_asked(report)


def _is_of_all_asked(report):
    return np.allclose(report["curve"][0], report["mean_of_asked"])


def _all_draws_alike(report, args):
    draws = [[rows for rows in report["trained"] if len(rows) == size] for size in args[2]]
    return all(len(each) > 1 and not _differ(each) for each in draws)


def _repeats_rows(report, args):
    return any(len(set(rows)) < len(rows) for rows in report["trained"])


def _labels_apart(report, args):
    pairs = zip(report["trained"], report["labels"], strict=True)
    return any((args[1][rows] != labels).any() for rows, labels in pairs)


def _held_out_in_a_block(report, args):
    return all(map(_is_block, report["asked"])) and _is_of_all_asked(report)


def _one_number_per_draw(report, args):
    return len(report["curve"][0]) == args[3]


def _agrees(curve, expected):
    return np.shape(curve) == np.shape(expected) and np.allclose(curve, expected, atol=1e-9)


def _is(mean, std):
    """The curve is made of the right mean and the right deviation in another way."""

    def shows(report, args):
        right = np.asarray(report["mean"]), np.asarray(report["std"])
        expected = [of(*right, args[3], len(report["held_out"])) for of in (mean, std)]
        complete = len(report["trained"]) == len(args[2]) * args[3]
        return complete and _agrees(report["curve"], expected)

    return shows


def _only_the_mean(report, args):
    return np.shape(report["curve"]) == np.shape(args[2]) and np.allclose(report["curve"], report["mean"])


def _piles_up(report, args):
    scores = [report["scores"][: args[3] * (i + 1)] for i in range(len(args[2]))]
    return _agrees(report["curve"], [list(map(np.mean, scores)), list(map(np.std, scores))])


def _asked_apart(report):
    """No model was asked about examples that it was trained on, and the curve is made of all answers."""
    pairs = zip(report["trained"], report["asked"], strict=True)
    return all(asked and not set(rows) & set(asked) for rows, asked in pairs)


def _held_out_anew(report, args):
    return _asked_apart(report) and _differ(report["asked"]) and _is_of_all_asked(report)


def _held_out(number):
    """Every model was tried on the same examples, as many as ``number(n)`` says, but not on a fifth."""

    def shows(report, args):
        asked, n = report["asked"], len(args[0])
        counts = len(asked[0]) != n // 5 and number(n, len(asked[0]))
        return counts and _asked_apart(report) and not _differ(asked)

    return shows


def _trained_on_a_fifth(report, args):
    drawn_from, n = set(np.concatenate(report["trained"]).tolist()), len(args[0])
    return len(drawn_from) <= n // 5 and all(len(asked) == n - n // 5 for asked in report["asked"])


def _never_asked(report, args):
    return not any(report["asked"])


def _of_one_size(report, args):
    lengths = set(map(len, report["trained"]))
    return len(lengths) == 1 and not lengths & set(args[2])


def _drawn_once(report, args):
    return sorted(map(len, report["trained"])) == sorted(args[2]) and args[3] > 1


def _generator_unused(report, args):
    return not report["rng_used"]


def _says(words):
    """Every call stops with these words of Python or NumPy."""
    return lambda evidence: all(words in call.got.message for call in evidence.calls)


_SHOWS = {
    "labels_apart": _in_every_report(_labels_apart),
    "tried_on_training": _in_every_report(_tried_on_training),
    "not_called": _in_every_report(_never_asked),
    "model_as_object": _says("'function' object has no attribute"),
    "parts_swapped": _in_every_report(_trained_on_a_fifth),
    "pool_too_small": _says("Cannot take a larger sample than population"),
    "size_ignored": _in_every_report(_of_one_size),
    "draws_ignored": _in_every_report(_drawn_once),
    "overlap": _in_every_report(_overlaps),
    "same_draws": _in_every_report(_all_draws_alike),
    "rows_repeat": _in_every_report(_repeats_rows),
    "not_shuffled": _in_every_report(_held_out_in_a_block),
    "held_out_redrawn": _in_every_report(_held_out_anew),
    "five_held_out": _in_every_report(_held_out(lambda n, held_out: held_out == 5)),
    "wrong_share": _in_every_report(_held_out(lambda n, held_out: held_out < n / 2)),
    "standard_error": _in_every_report(_is(lambda m, s, d, n: m, lambda m, s, d, n: s / d**0.5)),
    "sample_std": _in_every_report(_is(lambda m, s, d, n: m, lambda m, s, d, n: s * (d / (d - 1)) ** 0.5)),
    "variance": _in_every_report(_is(lambda m, s, d, n: m, lambda m, s, d, n: s**2)),
    "error_rate": _in_every_report(_is(lambda m, s, d, n: 1 - m, lambda m, s, d, n: s)),
    "counts_instead": _in_every_report(_is(lambda m, s, d, n: m * n, lambda m, s, d, n: s * n)),
    "percent": _in_every_report(_is(lambda m, s, d, n: m * 100, lambda m, s, d, n: s * 100)),
    "wrong_order": _in_every_report(_is(lambda m, s, d, n: s, lambda m, s, d, n: m)),
    "result_missing": _in_every_report(_only_the_mean),
    "scores_pile_up": _in_every_report(_piles_up),
    "per_draw": _in_every_report(_one_number_per_draw),
    "own_generator": all_of(_in_every_report(_generator_unused), none_of(generic.draws_globally)),
}

# ---- mistakes

_RIGHT, _ROWS = "predict(x[test]) == y[test]", "            rows ="
_TABLE, _LISTS = "scores.mean(axis=1), scores.std(axis=1)", "np.array(means), np.array(stds)"
_DRAW, _PARTS = "rng.choice(pool, size, replace=False)", "test, pool = order[:n], order[n:]"
_CUT = "pool, test = numbers[:cut], numbers[cut:]"
_PILE = "piles = [scores[: i + 1] for i in range(len(sizes))]\n    return"

slips = [
    *edits(
        (by_table, by_lists),
        labels_apart=("y[rows]", "rng.permutation(y)[rows]"),
        tried_on_training=(_RIGHT, "predict(x[rows]) == y[rows]"),
        not_called=(_RIGHT, "predict == y[test]"),
        model_as_object=(_RIGHT, "predict.predict(x[test]) == y[test]"),
        size_ignored=[(_DRAW, "rng.permutation(pool)"), ("[:size]", "")],
        draws_ignored=[
            ("range(draws)", "range(1)", "sizes), draws", "sizes), 1"),
            ("range(draws)", "range(1)"),
        ],
        overlap=[("choice(pool", "choice(len(x)"), ("permutation(pool)", "permutation(len(x))")],
        same_draws=[
            (_DRAW, "pool[:size]"),
            ("rng.permutation(pool)", "np.random.default_rng(0).permutation(pool)"),
        ],
        rows_repeat=[(", replace=False", ""), ("rng.permutation(pool)[:size]", "rng.choice(pool, size)")],
        not_shuffled=("rng.permutation(len(x))", "np.arange(len(x))"),
        held_out_redrawn=[
            (_ROWS, f"            order = rng.permutation(order)\n            {_PARTS}\n{_ROWS}"),
            (_ROWS, f"            numbers = rng.permutation(numbers)\n            {_CUT}\n{_ROWS}"),
        ],
        five_held_out=("len(x) // 5", "5"),
        wrong_share=("len(x) // 5", "len(x) // 4"),
        standard_error=[
            ("std(axis=1)", "std(axis=1) / draws**0.5"),
            ("np.std(accuracies)", "np.std(accuracies) / np.sqrt(draws)"),
        ],
        sample_std=[
            ("std(axis=1)", "std(axis=1, ddof=1)"),
            ("np.std(accuracies)", "np.std(accuracies, ddof=1)"),
        ],
        variance=[("std(axis=1)", "var(axis=1)"), ("np.std(", "np.var(")],
        error_rate=(_RIGHT, _RIGHT.replace("==", "!=")),
        counts_instead=[("np.mean(", "np.sum("), (" / len(right)", "")],
        percent=[("np.mean(", "100 * np.mean("), ("/ len(right)", "/ len(right) * 100")],
        wrong_order=[
            (_TABLE, "scores.std(axis=1), scores.mean(axis=1)"),
            (_LISTS, "np.array(stds), np.array(means)"),
        ],
        result_missing=[(_TABLE, "scores.mean(axis=1)"), (_LISTS, "np.array(means)")],
        scores_pile_up=[
            (
                f"return {_TABLE}",
                f"{_PILE} np.array([*map(np.mean, piles)]), np.array([*map(np.std, piles)])",
            ),
            ("stds = [], []", "stds, accuracies = [], [], []", "        accuracies = []\n", ""),
        ],
        own_generator=[
            ("order = rng", "rng = np.random.default_rng(0)\n    order = rng"),
            ("numbers = rng", "rng = np.random.default_rng(1)\n    numbers = rng"),
        ],
    ),
    *edits(
        (by_table, by_table),
        parts_swapped=[
            (_PARTS, "pool, test = order[:n], order[n:]", _DRAW, "rng.permutation(pool)[:size]"),
            (_PARTS, "pool, test = order[:n], order[n:]", _DRAW, "rng.choice(pool, size)"),
        ],
        pool_too_small=(_PARTS, "pool, test = order[:n], order[n:]"),
        per_draw=[(_TABLE, _TABLE.replace("1", "0")), ("return", "scores = scores.T\n    return")],
    ),
]
_ORDER = list(_SHOWS)
mistakes = [
    Symptom(
        each.id.replace("pool_too_small", "parts_swapped"), _SHOWS[each.id], each.example, each.paraphrase
    )
    for each in sorted(slips, key=lambda each: _ORDER.index(each.id))
]

# ---- cases


def _examples(rng, n, features, classes):
    """Rows sorted by class, as tables often are; the first column is the row's number."""
    y = np.sort(rng.integers(0, classes, n))
    centres = rng.normal(0, 1.5, (classes, features))
    return np.column_stack([np.arange(n), centres[y] + rng.normal(size=(n, features))]), y


def _case(name, rng, n, features, classes, sizes, draws):
    x, y = _examples(rng, n, features, classes)
    args = (x, y, sizes, draws, Seed(int(rng.integers(1 << 30))))
    return Case(name, args, prop=is_honest, play=watched)


def _visible():
    rng = np.random.default_rng(2)
    return [
        _case("40 examples", rng, 40, 2, 2, [4, 8, 16], 5),
        _case("60 examples", rng, 60, 3, 3, [5, 40], 6),
    ]


def _drawn_cases(rng):
    return [
        _case("one size", rng, 35, 2, 3, [12], 7),
        _case("many sizes", rng, 80, 4, 4, [3, 6, 12, 24, 48], 8),
        _case("an odd number", rng, 53, 1, 2, [9, 20], 5),
    ]


answer = Function(
    "learning_curve", learning_curve, [draws_outside, by_table, by_lists], mistakes, _visible(), _drawn_cases
)
exercise = Exercise(number="1.2", points=10, answers=[answer])
