"""The third function of 14.4: the same settings under other names."""

import numpy as np

from dlcourse.checking import Case, Function, Wrong


def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    beta_1, beta_2 = options.get("betas", (0.9, 0.999))
    rate, eps = options.get("lr", 1e-3), options.get("eps", 1e-8)
    return {"learning_rate": rate, "beta_1": beta_1, "beta_2": beta_2, "epsilon": eps}


def keras_options_by_table(kind, options):
    defaults = {
        "batch_norm": {"momentum": 0.1, "eps": 1e-5},
        "dropout": {"p": 0.5},
        "adam": {"lr": 1e-3, "betas": (0.9, 0.999), "eps": 1e-8},
    }[kind]
    full = defaults | dict(options)
    names = {"eps": "epsilon", "p": "rate", "lr": "learning_rate"}
    out = {names.get(key, key): value for key, value in full.items() if key != "betas"}
    if "betas" in full:
        out["beta_1"], out["beta_2"] = full["betas"]
    if "momentum" in out:
        out["momentum"] = 1.0 - out["momentum"]
    return out


def _options_changed(change, right):
    def wrong(kind, options):
        out = dict(right(kind, options))
        change(kind, options, out)
        return out

    return wrong


def _momentum_kept(kind, options, out):
    if kind == "batch_norm":
        out["momentum"] = options.get("momentum", 0.1)


def _keras_eps_defaults(kind, options, out):
    if "epsilon" in out and "eps" not in options:
        out["epsilon"] = {"batch_norm": 1e-3, "adam": 1e-7}[kind]


def _keras_momentum_default(kind, options, out):
    if kind == "batch_norm" and "momentum" not in options:
        out["momentum"] = 0.99


def _keep_probability(kind, options, out):
    if kind == "dropout":
        out["rate"] = 1 - options.get("p", 0.5)


def _default_momentum_kept(kind, options, out):
    if kind == "batch_norm" and "momentum" not in options:
        out["momentum"] = 0.1


def _keras_defaults(kind, options, out):
    _keras_eps_defaults(kind, options, out)
    _keras_momentum_default(kind, options, out)


def _only_given(kind, options, out):
    given = {"momentum": "momentum", "epsilon": "eps", "rate": "p", "learning_rate": "lr"}
    for name in list(out):
        if given.get(name, "betas") not in options:
            del out[name]


def _names_kept(kind, options, out):
    for ours, theirs in (("lr", "learning_rate"), ("eps", "epsilon")):
        if kind == "adam":
            out[ours] = out.pop(theirs)


def _other_rate(kind, options, out):
    if kind == "adam" and "lr" not in options:
        out["learning_rate"] = 0.01


def _zero_not_given(kind, options, out):
    if kind == "dropout":
        out["rate"] = options.get("p") or 0.5


def _all_expected(kind, options, out):
    for name in {"batch_norm": ["momentum", "eps"], "dropout": ["p"], "adam": ["betas", "lr", "eps"]}[kind]:
        options[name]


def _cases_of_options(rng: np.random.Generator) -> list[Case]:
    p, m = (float(np.round(rng.uniform(0.05, 0.45), 2)) for _ in range(2))
    return [
        Case("batch norm as it comes", ("batch_norm", {})),
        Case("batch norm", ("batch_norm", {"momentum": m, "eps": 2e-4})),
        Case("dropout", ("dropout", {"p": p})),
        Case("no dropout", ("dropout", {"p": 0.0}), weight=0.4),
        Case("dropout as it comes", ("dropout", {})),
        Case("adam as it comes", ("adam", {})),
        Case("adam", ("adam", {"lr": p, "betas": (m, 0.99), "eps": 3e-6})),
    ]


keras_options_answer = Function(
    "keras_options",
    reference=keras_options,
    alternatives=[keras_options_by_table],
    mistakes=[
        Wrong(
            id,
            _options_changed(change, keras_options),
            _options_changed(change, keras_options_by_table),
        )
        for id, change in {
            "momentum_not_inverted": _momentum_kept,
            "keras_eps": _keras_eps_defaults,
            "keras_momentum": _keras_momentum_default,
            "keep_probability": _keep_probability,
            "defaults_left_out": _only_given,
            "misspelt_key": _names_kept,
            "wrong_default": _other_rate,
            "zero_as_not_given": _zero_not_given,
            "defaults_missing": _all_expected,
        }.items()
    ]
    + [
        Wrong(
            id,
            _options_changed(change, keras_options),
            _options_changed(change, keras_options_by_table),
        )
        for id, change in (
            ("momentum_not_inverted", _default_momentum_kept),
            ("keras_eps", _keras_defaults),
        )
    ],
    visible=[
        Case("Adam with rate 0.01", ("adam", {"lr": 0.01})),
        Case("dropout 0.2", ("dropout", {"p": 0.2})),
    ],
    cases=_cases_of_options,
    weight=0.5,
)
