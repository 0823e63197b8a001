"""7.2 A training loop: every epoch in batches, gradients cleared, validation in evaluation mode."""

import numpy as np

from dlcourse.chapters.training.exercises._diary import gradients, history, modes, visits
from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, seen
from dlcourse.checking.diagnosis.techniques import stops_with


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states = {name: {} for name in model.params}
    curves = {"train": [], "val": []}
    for _ in range(epochs):
        model.train()
        order, total = rng.permutation(len(x)), 0.0
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            total += model.loss(x[rows], y[rows]) * len(rows)
            model.zero_grad()
            model.backward()
            for name, state in states.items():
                model.params[name], states[name] = step(model.params[name], model.grads[name], state)
        model.eval()
        curves["train"].append(total / len(x))
        curves["val"].append(model.loss(x_val, y_val))
    return curves


def with_slices(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states = {name: {} for name in model.params}
    train, val, n = [], [], len(x)
    for _ in range(epochs):
        order = rng.permutation(n)
        own, total = order, 0.0
        model.train()
        for s in range(0, n, batch_size):
            rows = order[s : s + batch_size]
            model.zero_grad()
            loss = model.loss(x[rows], y[own[s : s + batch_size]])
            model.backward()
            total += loss * len(rows)
            for name in model.params:
                state = states[name]
                model.params[name], states[name] = step(model.params[name], model.grads[name], state)
        mean = total / n
        train.append(mean)
        model.eval()
        val.append(model.loss(x_val, y_val))
    return {"train": train, "val": val}


def with_copies(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    train, val, n, states = [], [], len(x), {}
    for name in model.params:
        states[name] = {}
    while len(val) < epochs:
        order = rng.permutation(n)
        own, total = order, 0.0
        model.train()
        for s in np.arange(0, n, batch_size):
            rows = order[s : s + batch_size].copy()
            loss = float(model.loss(x[rows], y[own[s : s + batch_size]]))
            model.zero_grad()
            model.backward()
            total += loss * len(rows)
            for name in list(model.grads):
                state = states[name]
                new, states[name] = step(model.params[name], model.grads[name], state)
                model.params[name] = new
        mean = total / n
        train.append(mean)
        model.eval()
        val.append(model.loss(x_val, y_val))
    return {"val": val, "train": train}


# ---- mistakes

_HANDS = (with_slices, with_copies)
_CLEAR, _BACK = "            model.zero_grad()\n", "            model.backward()\n"
_TRAIN, _EVAL = "        model.train()\n", "        model.eval()\n"
_DRAWN, _OWN = "order = rng.permutation(n)", "own, total = order, 0.0"
_BEGIN = ("train, val, n = [], [], len(x)", "train, val, n, states = [], [], len(x), {}")
_FOR = ("            for name in model.params:", "            for name in list(model.grads):")
_ALL = ("for s in range(0, n, batch_size)", "for s in np.arange(0, n, batch_size)")
_STATE, _MEAN, _VALIDATE = "state = states[name]", "mean = total / n", "val.append(model.loss(x_val, y_val))"
_UPDATE = (
    "model.params[name], states[name] = step(model.params[name], model.grads[name], state)",
    "new, states[name] = step(model.params[name], model.grads[name], state)",
)
mistakes = [
    *seen(stops_with("KeyError: '[wb]'"), replaced(_HANDS, _STATE, state_never_begun="state = {}[name]")),
    *replaced(_HANDS, _CLEAR, gradients_pile_up=""),
    *edits(
        _HANDS,
        gradients_pile_up=(_CLEAR, "", _TRAIN, f"{_TRAIN}        model.zero_grad()\n"),
        cleared_too_late=(_CLEAR, "", _BACK, f"{_BACK}{_CLEAR}"),
        one_step_per_epoch=[(each, f"            continue\n{each[4:]}") for each in _FOR],
        validated_in_training=(_EVAL, ""),
        left_in_training=(_VALIDATE, f"{_VALIDATE}; model.train()"),
        never_in_training_mode=(_TRAIN, ""),
        training_mode_once=(_TRAIN, "        model.train() if not val else None\n"),
        always_in_training_mode=(_TRAIN, "", _EVAL, _TRAIN),
        backward_missing=(_BACK, ""),
        same_order_each_epoch=[
            (each, f"{each}; once = rng.permutation(n)", _DRAWN, "order = once") for each in _BEGIN
        ],
    ),
    *replaced(
        _HANDS,
        _DRAWN,
        not_shuffled="order = np.arange(n)",
        rng_ignored=[f"order = np.random.default_rng({seed}).permutation(n)" for seed in ("0", "len(val)")],
        rows_twice=["order = rng.integers(0, n, n)", "order = rng.choice(n, n)"],
    ),
    *replaced(
        _HANDS,
        _OWN,
        labels_torn_off=["own, total = np.arange(n), 0.0", "own, total = rng.permutation(n), 0.0"],
    ),
    *replaced(
        _HANDS,
        _ALL,
        last_batch_dropped=[
            "for s in range(0, n - batch_size + 1, batch_size)",
            "for s in range(0, n - n % batch_size, batch_size)",
        ],
        batches_overlap="for s in range(0, n, max(batch_size // 2, 1))",
        first_batch_only="for s in [0]",
    ),
    *replaced(_HANDS, _STATE, state_forgotten="state = {}"),
    *edits(
        _HANDS,
        last_batch_dropped=[
            (
                each,
                each.replace("0, n,", "0, n - batch_size + 1,"),
                _MEAN,
                "mean = total / (n - n % batch_size)",
            )
            for each in _ALL
        ],
        validated_in_training=(_EVAL, "", _VALIDATE, f"{_VALIDATE}; model.eval()"),
        shuffled_in_place=(_DRAWN, f"{_DRAWN}; x[:], y[:] = x[order], y[order]; order = np.arange(n)"),
        state_shared=[
            (_STATE, "state = states['w']", each, each.replace("states[name]", "states['w']"))
            for each in _UPDATE
        ],
        not_written_back=[
            (_UPDATE[0], _UPDATE[0].replace("model.params[name], s", "_, s")),
            ("                model.params[name] = new\n", ""),
        ],
        mean_of_batches=("loss * len(rows)", "loss", _MEAN, "mean = total / -(-n // batch_size)"),
        divided_by_samples=("loss * len(rows)", "loss"),
        last_batch_logged=(_MEAN, "mean = loss"),
        sum_logged=(_MEAN, "mean = total"),
        sum_of_batches=("loss * len(rows)", "loss", _MEAN, "mean = total"),
        measured_afterwards=(_MEAN, "model.eval(); mean = model.loss(x, y)"),
    ),
    *replaced(
        _HANDS,
        _VALIDATE,
        validation_trains="model.zero_grad(); val.append(model.loss(x_val, y_val)); model.backward()",
        validates_on_training_data="val.append(model.loss(x, y))",
    ),
    *returning(
        _HANDS,
        pair_instead=["train, val", "[train, val]"],
        only_last="{'train': train[-1:], 'val': val[-1:]}",
        other_keys="{'train_loss': train, 'val_loss': val}",
    ),
]

# ---- cases

_SCRIPTS = {visits: "visits", gradients: "gradients", modes: "modes", history: "history"}


def _watched(script, n, size, epochs, seed, weight=1.0):
    name = f"{_SCRIPTS[script]}: {n} by {size}"
    typed = (
        f"train_loop(model, step, x, y, x_val, y_val, {epochs}, {size}, np.random.default_rng({seed}))\n"
        f"# {n} samples; a model that keeps a diary: {_SCRIPTS[script]}"
    )
    return Case(name, (n, size, epochs, seed), play=script, typed=typed, weight=weight)


def drawn(rng):
    def case(script, n, size, epochs, weight):
        return _watched(script, n, size, epochs, int(rng.integers(1 << 30)), weight)

    return [
        case(visits, 23, 5, 3, 1.5),
        case(visits, 24, 6, 2, 0.5),
        case(gradients, 23, 5, 2, 4),
        case(gradients, 9, 4, 3, 2),
        case(modes, 14, 4, 3, 2),
        case(history, 17, 5, 3, 2),
    ]


visible = [_watched(script, 10, 4, 2, 0) for script in _SCRIPTS]
answer = Function("train_loop", train_loop, [with_slices, with_copies], mistakes, visible, drawn)
exercise = Exercise(number="7.2", points=10, answers=[answer])
