"""2.2 One scale for all columns, learned from the training data."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, edits, generic, replaced, retyped, seen
from dlcourse.checking.diagnosis.techniques import stops_with


class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        spread = x.std(axis=0)
        self.std = np.where(spread == 0, np.ones_like(spread), spread)
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean


class ByMoments:
    def fit(self, x):
        mean = x.mean(axis=0)
        std = x.std(axis=0)
        std[std == 0] = 1
        self.mean, self.std = mean, std
        return self

    def transform(self, x):
        z = (x - self.mean) / self.std
        return z

    def inverse(self, z):
        x = z * self.std + self.mean
        return x


class BySums:
    def fit(self, x):
        mean = np.add.reduce(x, axis=0) / x.dtype.type(len(x))
        std = (np.square(x - mean).sum(axis=0) / x.dtype.type(len(x))) ** 0.5
        std[std == 0] = 1
        self.mean, self.std = mean, std
        return self

    def transform(self, x):
        z = np.divide(np.subtract(x, self.mean), self.std)
        return z

    def inverse(self, z):
        x = np.add(np.multiply(z, self.std), self.mean)
        return x


class ColumnByColumn:
    def fit(self, x):
        self.mean = np.array([column.mean() for column in x.T], dtype=x.dtype)
        self.std = np.array([column.std() if np.ptp(column) else 1 for column in x.T], dtype=x.dtype)
        return self

    def transform(self, x):
        scaled = [(x[:, j] - self.mean[j]) / self.std[j] for j in range(x.shape[1])]
        return np.stack(scaled, axis=1)

    def inverse(self, z):
        return np.stack(
            [column * s + m for column, s, m in zip(z.T, self.std, self.mean, strict=True)], axis=1
        )


# ---- mistakes

_AUTHORS, _Z, _X, _GUARD = (ByMoments, BySums), "        z = ", "        x = ", "std[std == 0] = 1"
_KEEP = "self.mean, self.std = mean, std"
_OWN_SPREAD = "np.where(x.std(axis=0) == 0, 1, x.std(axis=0))"
_RANGE = "std = x.max(axis=0) - x.min(axis=0); mean = x.min(axis=0); "
mistakes = [
    *seen(
        stops_with(
            r"NameError: name '(self|mean|std)' is not", r"(fit|transform|inverse)\(\) takes 1 positional"
        ),
        retyped(_AUTHORS, _Z, self_forgotten=["(x - mean) / std", "(x - mean) / self.std"]),
    ),
    *seen(
        stops_with("'NoneType' object has no attribute"),
        replaced(_AUTHORS, "return self\n", fit_returns_nothing=["return None\n", "pass\n"]),
    ),
    *seen(
        stops_with(r"AttributeError: '\w+' object has no attribute '(mean|std)'"),
        replaced(
            _AUTHORS, _KEEP, not_remembered=["pass", "self.mean = mean", "self.mu, self.std = mean, std"]
        ),
    ),
    *seen(
        stops_with("'numpy.ndarray' object has no attribute '(fit|transform|inverse|mean)'"),
        replaced(_AUTHORS, "return self\n", fit_returns_rows="return (x - mean) / std\n"),
    ),
    *retyped(
        _AUTHORS,
        _Z,
        own_statistics=[
            f"(x - x.mean(axis=0)) / {_OWN_SPREAD}",
            "self.fit(x) and (x - self.mean) / self.std",
            "(x - x.mean(axis=0)) / x.std(axis=0)",
            "(x - x.mean(axis=0)) / self.std",
            f"(x - self.mean) / {_OWN_SPREAD}",
        ],
        mean_kept="x / self.std",
        only_centred="x - self.mean",
        parentheses_missing="x - self.mean / self.std",
        divided_first="x / self.std - self.mean",
        sign_reversed="(self.mean - x) / self.std",
        multiplied="(x - self.mean) * self.std",
    ),
    *retyped(
        _AUTHORS,
        _X,
        inverse_order="(z + self.mean) * self.std",
        inverse_divides=["z / self.std + self.mean", "(z - self.mean) / self.std"],
        inverse_without_mean="z * self.std",
        inverse_without_std="z + self.mean",
        inverse_wrong_sign="z * self.std - self.mean",
    ),
    *replaced(
        _AUTHORS,
        _GUARD,
        constant_column="pass",
        ddof_one=f"std = x.std(axis=0, ddof=1); {_GUARD}",
        variance_not_std=f"std = std**2; {_GUARD}",
        epsilon_added=[
            "std = std + x.dtype.type(1e-8)",
            "std = np.maximum(std, x.dtype.type(1e-8))",
            "std[std == 0] = 1e-8",
            "std = std + x.dtype.type(1e-7)",
            "std = std + 1e-8",
        ],
        constant_as_zero="std[std == 0] = np.inf",
        scaled_to_range=[f"{_RANGE}{_GUARD}", f"std = x.max(axis=0) - x.min(axis=0); {_GUARD}"],
        median_not_mean=f"mean = np.median(x, axis=0); {_GUARD}",
        mean_absolute_distance=f"std = abs(x - mean).mean(axis=0); {_GUARD}",
        one_for_all_columns=[
            "mean, std = np.full_like(mean, x.mean()), np.full_like(std, x.std() or 1)",
            "mean, std = x.mean(), x.std() or x.dtype.type(1)",
            "std = np.full_like(std, x.std() or 1)",
        ],
        wrong_axis=[
            "mean, std = x.mean(axis=1, keepdims=True), x.std(axis=1, keepdims=True)",
            "mean, std = x.mean(axis=1), x.std(axis=1)",
        ],
        std_not_kept=f"{_GUARD}; std = mean * 0 + 1",
    ),
    *edits(
        _AUTHORS,
        first_fit_stays=(_KEEP, "vars(self).setdefault('mean', mean), vars(self).setdefault('std', std)"),
        mean_kept=(_Z, "        z = x / self.std  # ", _X, "        x = z * self.std  # "),
    ),
    *edits(_AUTHORS, wrong_axis=("return z", "return z.T")),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in [
            *edits(_AUTHORS, changes_input=("        return z", "        x[...] = z\n        return z")),
            *edits(
                _AUTHORS,
                changes_input=(
                    "        return z",
                    "        x -= self.mean\n        x /= self.std\n        return x",
                ),
            ),
        ]
    ),
    *(
        generic.promotes_dtype(one.example, one.paraphrase)
        for one in edits(
            _AUTHORS, promotes_dtype=(_KEEP, "self.mean, self.std = mean.astype(float), std.astype(float)")
        )
    ),
]

# ---- cases


def fit_and_transform(answer, train, new):
    """Both tables, scaled with the numbers of the first."""
    scaler = answer().fit(train)
    return scaler.transform(train), scaler.transform(new)


def remembered(answer, x):
    """What fit remembers."""
    scaler = answer().fit(x)
    return scaler.mean, scaler.std


def fit_and_undo(answer, train, z):
    """Scaled rows brought back."""
    return answer().fit(train).inverse(z)


def there_and_back(answer, train, new):
    scaler = answer().fit(train)
    z = scaler.transform(new)
    return z, scaler.inverse(z)


def fitted_twice(answer, first, second, new):
    """The latest fit counts."""
    scaler = answer().fit(first)
    return scaler.fit(second).transform(new)


_SCALED = "scaler = Standardizer().fit(train)\nscaler.transform(train), scaler.transform(new)"
_UNDONE = "Standardizer().fit(train).inverse(z)"


def _table(rng, n, d, dtype=np.float64):
    return (rng.normal(size=(n, d)) * rng.uniform(1, 6, d) + rng.uniform(3, 9, d)).astype(dtype)


def _with_constant(table, column, value):
    table[:, column] = value
    return table


def drawn(rng):
    def scaled(name, train, new, weight=1.0):
        return Case(name, (train, new), play=fit_and_transform, typed=_SCALED, weight=weight)

    constant = _with_constant(_table(rng, 8, 3), 1, 4.0)
    return [
        scaled("new rows", _table(rng, 6, 3), _table(rng, 4, 3), 2),
        scaled("one new row", _table(rng, 5, 2), _table(rng, 1, 2), 2),
        scaled("square", _table(rng, 3, 3), _table(rng, 3, 3)),
        scaled("one column", _table(rng, 7, 1), _table(rng, 2, 1)),
        scaled("constant column", constant, _with_constant(_table(rng, 3, 3), 1, 7.0), 2),
        scaled("float32", _table(rng, 6, 2, np.float32), _table(rng, 3, 2, np.float32)),
        Case(
            "remembered",
            (_table(rng, 5, 3),),
            play=remembered,
            typed="scaler = Standardizer().fit(x)\nscaler.mean, scaler.std",
        ),
        Case("inverse", (_table(rng, 5, 3), rng.normal(size=(2, 3))), play=fit_and_undo, typed=_UNDONE),
        Case(
            "inverse of float32",
            (_table(rng, 4, 2, np.float32), rng.normal(size=(3, 2)).astype(np.float32)),
            play=fit_and_undo,
            typed=_UNDONE,
        ),
        Case(
            "there and back",
            (_table(rng, 6, 2), _table(rng, 5, 2)),
            play=there_and_back,
            typed="scaler = Standardizer().fit(train)\nz = scaler.transform(new)\nz, scaler.inverse(z)",
        ),
        Case(
            "fitted twice",
            (_table(rng, 5, 2), _table(rng, 4, 2), _table(rng, 3, 2)),
            play=fitted_twice,
            typed="scaler = Standardizer().fit(first)\nscaler.fit(second).transform(new)",
        ),
    ]


_TRAIN = np.array([[1.0, 10.0], [3.0, 10.0], [5.0, 10.0], [7.0, 10.0]])
visible = [
    Case("by hand", (_TRAIN, np.array([[4.0, 12.0]])), play=fit_and_transform, typed=_SCALED, weight=1.5),
    Case("back by hand", (_TRAIN[:, :1], np.array([[0.0], [1.0]])), play=fit_and_undo, typed=_UNDONE),
]
answer = Function(
    "Standardizer",
    Standardizer,
    [ByMoments, BySums, ColumnByColumn],
    mistakes,
    visible,
    drawn,
    form=Form(dtype=True),
)
exercise = Exercise(number="2.2", points=10, answers=[answer])
