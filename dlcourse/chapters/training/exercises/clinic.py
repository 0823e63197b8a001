"""7.6 A training with three faults, and six logs of trainings that went wrong."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, returning, retyped
from dlcourse.checking.properties import real_numbers
from dlcourse.numpy.update_rules import adam


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2, losses = {}, {}, []
    for _ in range(steps):
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
        dropped = x * (rng.random(x.shape) >= p) / (1 - p)
        error = 2 * (dropped @ w1 @ w2 - y) / y.size
        g1, g2 = dropped.T @ error @ w2.T, (dropped @ w1).T @ error
        w1, state1 = step((1 - lr * decay) * w1, g1, state1, lr)
        w2, state2 = step((1 - lr * decay) * w2, g2, state2, lr)
    return w1, w2, losses


def repaired(x, y, w1, w2, steps, lr, decay, p, rng, step):
    states, losses = [{}, {}], []
    keep = 1 - lr * decay
    for _ in range(steps):
        mask = (rng.random(x.shape) >= p) / (1 - p)
        shown = x
        loss = np.mean((shown @ w1 @ w2 - y) ** 2)
        losses.append(loss)
        xd = x * mask
        h = xd @ w1
        error = 2 * (h @ w2 - y) / y.size
        g2 = h.T @ error
        g1 = xd.T @ (error @ w2.T)
        w1, states[0] = step(w1 * keep, g1, states[0], lr)
        w2, states[1] = step(w2 * keep, g2, states[1], lr)
    return w1, w2, losses


def subtracted(x, y, w1, w2, steps, lr, decay, p, rng, step):
    states, losses = [{}, {}], []
    keep = 1 - lr * decay
    for _ in range(steps):
        mask = rng.choice([0.0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
        shown = x
        loss = ((y - shown @ (w1 @ w2)) ** 2).mean()
        losses.append(loss)
        xd = mask * x
        h = xd @ w1
        error = (h @ w2 - y) * (2 / y.size)
        g2 = h.T @ error
        g1 = xd.T @ error @ w2.T
        w1, states[0] = step(keep * w1, g1, states[0], lr)
        w2, states[1] = step(keep * w2, g2, states[1], lr)
    return w1, w2, losses


_HANDS = (repaired, subtracted)
_SHOWN, _XD = "        shown = ", "        xd = "
_MASK, _SECOND = "        mask = ", ("step(w2 * keep, g2, states[", "step(keep * w2, g2, states[")
_KEEP = "    keep = 1 - lr * decay\n"
_FLAT = "np.sqrt(np.sum(g1**2) + np.sum(g2**2))"
_UPDATE = "        w1, states[0] = step("
_LOGGED = "        losses.append(loss)\n"
_INTO = (
    _KEEP,
    "    keep = 1\n",
    _UPDATE,
    "        g1, g2 = g1 + decay * w1, g2 + decay * w2\n        w1, states[0] = step(",
)
_EARLY = (_UPDATE, f"        if {_FLAT} < 0.01:\n            break\n{_UPDATE}")
mistakes = [
    *edits(
        _HANDS,
        decay_in_gradient=_INTO,
        stops_at_the_saddle=_EARLY,
        dropout_while_measuring=(_SHOWN, "        shown = x * mask  # "),
        unchanged=(*_INTO[:3], _INTO[3].replace(_UPDATE, _EARLY[1]), _SHOWN, "        shown = x * mask  # "),
        same_mask=(
            "[{}, {}], []",
            "[{}, {}], []; once = (rng.random(x.shape) >= p) / (1 - p)",
            _MASK,
            f"{_MASK}once  # ",
        ),
        state_shared=[(f"w2, states[1] = {each}1]", f"w2, states[0] = {each}0]") for each in _SECOND],
        gradients_at_two_places=[
            (
                f"        w2, states[1] = {each}",
                f"        g2 = (xd @ w1).T @ error\n        w2, states[1] = {each}",
            )
            for each in _SECOND
        ],
        divided_by_samples=[("(h @ w2 - y) / y.size", "(h @ w2 - y) / len(y)"), ("2 / y.size", "2 / len(y)")],
        not_divided=[("(h @ w2 - y) / y.size", "(h @ w2 - y)"), ("2 / y.size", "2")],
        factor_two_missing=[("2 * (h @ w2", "(h @ w2"), ("2 / y.size", "1 / y.size")],
        one_weight_decays=[(_SECOND[0], "step(w2, g2, states["), (_SECOND[1], "step(w2, g2, states[")],
        no_dropout=(_XD, "        xd = x  # "),
        decay_missing=(_KEEP, "    keep = 1\n"),
        decay_without_rate=(_KEEP, "    keep = 1 - decay\n"),
        decay_after_step=[
            (
                _KEEP,
                "    keep = 1\n",
                _LOGGED,
                f"{_LOGGED}        shrink = 1 - lr * decay\n",
                f"        w2, states[1] = step({second}, g2, states[1], lr)\n",
                f"        w2, states[1] = step({second}, g2, states[1], lr)\n"
                "        w1, w2 = shrink * w1, shrink * w2\n",
            )
            for second in ("w2 * keep", "keep * w2")
        ],
        grows=(_KEEP, "    keep = 1 + lr * decay\n"),
        logged_after_step=[
            (
                _LOGGED,
                "",
                f"        w2, states[1] = step({second}, g2, states[1], lr)\n",
                f"        w2, states[1] = step({second}, g2, states[1], lr)\n"
                "        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))\n",
            )
            for second in ("w2 * keep", "keep * w2")
        ],
        decay_and_saddle=(*_INTO[:3], _INTO[3].replace(_UPDATE, _EARLY[1])),
        saddle_and_dropout=(*_EARLY, _SHOWN, "        shown = x * mask  # "),
        decay_and_dropout=(*_INTO, _SHOWN, "        shown = x * mask  # "),
    ),
    *retyped(
        _HANDS,
        _MASK,
        not_rescaled="(rng.random(x.shape) >= p) * 1.0",
        probability_swapped=["(rng.random(x.shape) < p) / p", "(rng.random(x.shape) < p) / (1 - p)"],
    ),
    *edits(
        _HANDS,
        one_weight_decays=[("step(w1 * keep, g1", "step(w1, g1"), ("step(keep * w1, g1", "step(w1, g1")],
    ),
    *returning(_HANDS, losses_missing="w1, w2", only_last_loss="w1, w2, losses[-1]"),
]

# ---- cases


def outcome(answer, x, y, w1, w2, steps, lr, decay, step=None):
    """Without dropout everything is determined: weights and losses, with Adam if no step is given."""
    return answer(x, y, w1, w2, steps, lr, decay, 0.0, np.random.default_rng(0), step or _adam)


def facts(answer, x, y, w1, w2, steps, lr, p, seed):
    """With dropout: what the losses are those of, and what the gradients are taken from."""
    seen = []

    def noted(param, grad, state, lr):
        seen.append((param, grad))
        return _adam(param, grad, state, lr)

    first, second, losses = answer(x, y, w1, w2, steps, lr, 0.0, p, np.random.default_rng(seed), noted)
    first, second = real_numbers(first), real_numbers(second)
    weights = [
        *zip(*([param for param, _ in seen if param.shape == w.shape] for w in (w1, w2)), strict=False)
    ]
    clean = [np.mean((x @ a @ b - y) ** 2) for a, b in weights]
    return {
        "steps": len(seen) // 2,
        "losses": "without dropout" if _are_close(losses, clean) else "others",
        **_dropped(x, y, p, weights, [grad for param, grad in seen if param.shape == w1.shape]),
        "the weights": "trained"
        if not np.allclose(first, w1) and not np.allclose(second, w2)
        else "as before",
    }


def _are_close(losses, clean):
    return len(losses) == len(clean) and bool(np.allclose(real_numbers(losses), clean, rtol=1e-9))


def _dropped(x, y, p, weights, grads):
    """Which inputs the gradients of w1 have seen: each belongs to one sample, so its row says whether."""
    kept = np.array([grad.any(axis=1) for grad in grads])
    if kept.all():
        return {"inputs": "none left out"}
    seen_as = {"divided by 1 - p": 1 / (1 - p), "as they are": 1.0, "divided by p": 1 / p}
    fits = [said for said, factor in seen_as.items() if _explains(factor * kept, x, y, weights, grads)]
    return {
        "inputs": "left out anew in each step" if (kept != kept[0]).any() else "the same left out",
        "share left out": "p" if (0.5 - kept.mean()) * (p - 0.5) >= 0 else "1 - p",
        "those that stay": (*fits, "other gradients")[0],
    }


def _explains(masks, x, y, weights, grads):
    """Whether these factors of the inputs give these gradients."""
    for mask, (a, b), grad in zip(masks, weights, grads, strict=False):
        error = 2 * ((x * mask) @ a @ b - y) / y.size
        if not np.allclose(grad, (x * mask).T @ error @ b.T, rtol=1e-6, atol=1e-12):
            return False
    return True


def _adam(param, grad, state, lr):
    return adam(param, grad, state, lr=lr)


def _descent(param, grad, state, lr):
    return param - lr * grad, {}


def _data(rng, n, d):
    x = rng.normal(size=(n, d))
    return x, x @ rng.normal(size=(d, 2)) * 2


def _weights(rng, d, hidden, size):
    return rng.normal(0, size, (d, hidden)), rng.normal(0, size, (hidden, 2))


def _outcome(name, rng, n, d, hidden, size, steps, lr, decay, weight):
    args = *_data(rng, n, d), *_weights(rng, d, hidden, size), steps, lr, decay
    typed = f"train_two_layers(x, y, w1, w2, {steps}, {lr:g}, {decay:g}, 0.0, rng, step)"
    return Case(name, args, play=outcome, typed=typed, weight=weight, tol=1e-6)


def _by_descent(name, rng):
    """A step that is as long as its gradient: Adam hides the unit of the loss."""
    args = *_data(rng, 10, 3), *_weights(rng, 3, 4, 0.5), 8, 0.05, 0.3, _descent
    typed = "# step: param - lr * grad\ntrain_two_layers(x, y, w1, w2, 8, 0.05, 0.3, 0.0, rng, step)"
    return Case(name, args, play=outcome, typed=typed, tol=1e-6)


def _nothing_to_learn(name, rng, weight):
    w1, w2 = _weights(rng, 3, 4, 1.0)
    args = np.zeros((5, 3)), np.zeros((5, 2)), w1, w2, 6, 0.1, 0.5
    typed = "# x and y are zero\ntrain_two_layers(x, y, w1, w2, 6, 0.1, 0.5, 0.0, rng, step)"
    return Case(name, args, play=outcome, typed=typed, weight=weight, tol=1e-6)


def _facts(name, rng, n, own, hidden, steps, p, weight):
    """Each sample has inputs of its own; those of the others are zero."""
    x = np.kron(np.eye(n), np.ones(own)) * rng.normal(size=n * own)
    y, (w1, w2) = x @ rng.normal(size=(n * own, 2)) * 2, _weights(rng, n * own, hidden, 0.5)
    args = x, y, w1, w2, steps, 0.05, p, int(rng.integers(1 << 30))
    typed = f"train_two_layers(x, y, w1, w2, {steps}, 0.05, 0.0, {p}, rng, step)"
    return Case(name, args, play=facts, typed=typed, weight=weight)


def drawn(rng):
    return [
        _outcome("from a small start", rng, 12, 3, 4, 1e-4, 40, 0.05, 0.0, 2),
        _outcome("with decay", rng, 9, 4, 3, 0.4, 15, 0.05, 0.6, 2),
        _by_descent("plain descent", rng),
        _facts("with dropout", rng, 4, 4, 3, 16, 0.3, 2),
    ]


_RNG = np.random.default_rng(1)
visible = [
    _outcome("small start", _RNG, 8, 3, 2, 1e-4, 30, 0.1, 0.0, 1),
    _nothing_to_learn("nothing to learn", _RNG, 1),
    _facts("half left out", _RNG, 3, 2, 2, 8, 0.5, 1),
]
answer = Function(
    "train_two_layers", train_two_layers, [repaired, subtracted], mistakes, visible, drawn, weight=3
)
quiz = Quiz("causes", {"q1": "b", "q2": "c", "q3": "a", "q4": "b", "q5": "a", "q6": "c"}, weight=3)
exercise = Exercise(number="7.6", points=6, answers=[answer, quiz])
