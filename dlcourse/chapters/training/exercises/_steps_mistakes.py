"""Both steps of 7.1 in several hands, and what goes wrong in them."""

import numpy as np

from dlcourse.checking import edits, generic, replaced, returning, retyped, seen
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- momentum


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    velocity = momentum * state.get("velocity", 0) + grad
    return param - lr * velocity, {"velocity": velocity}


def by_lines(param, grad, state, lr, momentum=0.9):
    before = state.get("velocity", np.zeros_like(grad))
    velocity = momentum * before + grad
    new = param - lr * velocity
    return new, {"velocity": velocity}


def from_arrays(param, grad, state, lr, momentum=0.9):
    before = state["velocity"] if "velocity" in state else 0.0 * grad
    velocity = np.add(before * momentum, grad)
    new = np.subtract(param, velocity * lr)
    state["velocity"] = velocity
    return new, state


_PAIR = (by_lines, from_arrays)
_V, _NEW, _DEFAULT = "    velocity = ", "    new = ", "before = "


def _state_first(evidence):
    """The first of two results is a dictionary, the second none."""
    found = evidence.ask(np.array([1.0]), np.array([0.5]), {}, 0.1).value
    kinds = [isinstance(part, dict) for part in found] if isinstance(found, tuple | list) else []
    return kinds == [True, False]


_KEYS = stops_with("KeyError: '(velocity|v|m|t|step)'")
momentum_mistakes = [
    *seen(_KEYS, retyped(_PAIR, _DEFAULT, first_step_fails=["state['velocity']", "state['velocity'] * 1"])),
    *retyped(
        _PAIR,
        _NEW,
        ascent=["param + lr * velocity", "param - lr * -velocity"],
        nesterov="param - lr * (grad + momentum * velocity)",
        old_velocity="param - lr * before",
        rate_forgotten="param - velocity",
        step_only=["-lr * velocity", "lr * velocity"],
        plain_descent="param - lr * grad",
    ),
    *retyped(
        _PAIR,
        _V,
        averaged="momentum * before + (1 - momentum) * grad",
        plain_descent="grad",
        ascent=["momentum * before - grad", "momentum * before - lr * grad; lr = 1"],
        momentum_on_gradient=["before + momentum * grad", "(1 - momentum) * before + grad"],
        averaged_the_other_way="(1 - momentum) * before + momentum * grad",
        all_remembered="before + grad",
        sign_of_memory="grad - momentum * before",
        rate_twice="momentum * before + lr * grad",
    ),
    *returning(
        _PAIR,
        plain_descent=["new, {}", "new, {'velocity': grad * 0}"],
        step_remembered=["new, {'velocity': lr * velocity}", "new, {'velocity': new - param}"],
        gradient_remembered="new, {'velocity': grad}",
        state_missing="new",
    ),
    *seen(_state_first, returning(_PAIR, state_first="{'velocity': velocity}, new")),
    *(
        generic.changes_input(each.example, each.paraphrase)
        for each in retyped(_PAIR, _NEW, x=["np.subtract(param, lr * velocity, out=param)"])
    ),
]

# ---- Adam


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0) + (1 - beta2) * grad**2
    step = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return param - lr * step, {"m": m, "v": v, "t": t}


def adam_step_by_step(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    old_m, old_v = state.get("m", 0.0), state.get("v", 0.0)
    t = state.get("t", 0) + 1
    m = beta1 * old_m + (1 - beta1) * grad
    v = beta2 * old_v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    new = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new, {"m": m, "v": v, "t": t}


def adam_from_means(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    old_m, old_v = (state["m"], state["v"]) if state else (0 * grad, 0 * grad)
    t = (state["t"] if state else 0) + 1
    m = old_m + (1 - beta1) * (grad - old_m)
    v = old_v + (1 - beta2) * (np.square(grad) - old_v)
    m_hat = np.divide(m, 1 - pow(beta1, t))
    v_hat = np.divide(v, 1 - pow(beta2, t))
    new = np.subtract(param, lr * np.divide(m_hat, v_hat**0.5 + eps))
    state.update(m=m, v=v, t=t)
    return new, state


_BOTH = (adam_step_by_step, adam_from_means)
_T = "    t = "
_BEHIND = "    count, t = t, max(t - 1, 1)\n    m_hat = "
_START = (
    "old_m, old_v = state.get('m', 0.0), state.get('v', 0.0)".replace("'", '"'),
    "old_m, old_v = (state['m'], state['v']) if state else (0 * grad, 0 * grad)".replace("'", '"'),
)
adam_mistakes = [
    *seen(
        _KEYS,
        replaced(
            _BOTH, _START, first_step_fails=['old_m, old_v = state["m"], state["v"]', "old_m = state['m']"]
        ),
    ),
    *edits(
        _BOTH,
        not_corrected=("    m_hat = ", "    m_hat = m  # ", "    v_hat = ", "    v_hat = v  # "),
    ),
    *retyped(_BOTH, "    m_hat = ", only_square_corrected="m", power_missing="m / (1 - beta1)"),
    *retyped(_BOTH, "    v_hat = ", only_mean_corrected="v", power_missing="v / (1 - beta2)"),
    *edits(
        _BOTH,
        power_missing=(
            "    m_hat = ",
            "    m_hat = m / (1 - beta1)  # ",
            "    v_hat = ",
            "    v_hat = v / (1 - beta2)  # ",
        ),
        factor_not_power=(
            "    m_hat = ",
            "    m_hat = m / (1 - beta1 * t)  # ",
            "    v_hat = ",
            "    v_hat = v / (1 - beta2 * t)  # ",
        ),
        wrong_beta_corrects=(
            "    m_hat = ",
            "    m_hat = m / (1 - beta2**t)  # ",
            "    v_hat = ",
            "    v_hat = v / (1 - beta1**t)  # ",
        ),
        corrections_hard_coded=(
            "    m_hat = ",
            "    m_hat = m / (1 - 0.9**t)  # ",
            "    v_hat = ",
            "    v_hat = v / (1 - 0.999**t)  # ",
        ),
        correction_multiplied=(
            "    m_hat = ",
            "    m_hat = m * (1 - beta1**t)  # ",
            "    v_hat = ",
            "    v_hat = v * (1 - beta2**t)  # ",
        ),
        betas_swapped=(
            "    m = ",
            "    m = beta2 * old_m + (1 - beta2) * grad  # ",
            "    v = ",
            "    v = beta1 * old_v + (1 - beta1) * grad**2  # ",
        ),
        weights_swapped=(
            "    m = ",
            "    m = (1 - beta1) * old_m + beta1 * grad  # ",
            "    v = ",
            "    v = (1 - beta2) * old_v + beta2 * grad**2  # ",
        ),
        weights_missing=(
            "    m = ",
            "    m = beta1 * old_m + grad  # ",
            "    v = ",
            "    v = beta2 * old_v + grad**2  # ",
        ),
    ),
    *retyped(
        _BOTH,
        _T,
        counts_from_zero=["state.get('t', 0)", "state.get('t', -1) + 1"],
        counts_from_two=["state.get('t', 1) + 1", "state.get('t', 0) + 2"],
        power_missing=["1", "1 + 0 * state.get('t', 0)"],
    ),
    *edits(
        _BOTH,
        correction_late=[
            ("    m_hat = ", _BEHIND, '"t": t}', '"t": count}'),
            ("    m_hat = ", _BEHIND, "t=t)", "t=count)"),
        ],
    ),
    *retyped(
        _BOTH,
        "    new = ",
        ascent="param + lr * m_hat / (np.sqrt(v_hat) + eps)",
        root_missing="param - lr * m_hat / (v_hat + eps)",
        eps_inside="param - lr * m_hat / np.sqrt(v_hat + eps)",
        eps_missing="param - lr * m_hat / np.sqrt(np.where(v_hat == 0, 1, v_hat))",
        eps_in_numerator="param - lr * (m_hat / np.sqrt(v_hat) + eps)",
        without_mean=["param - lr * grad / (np.sqrt(v_hat) + eps)"],
        rate_forgotten="param - m_hat / (np.sqrt(v_hat) + eps)",
        step_only=["-lr * m_hat / (np.sqrt(v_hat) + eps)", "lr * m_hat / (np.sqrt(v_hat) + eps)"],
        not_divided="param - lr * m_hat",
        multiplied="param - lr * m_hat * (np.sqrt(v_hat) + eps)",
        not_corrected=["param - lr * m / (np.sqrt(v) + eps)"],
    ),
    *retyped(
        _BOTH,
        "    v = ",
        not_squared=["beta2 * old_v + (1 - beta2) * abs(grad)", "beta2 * old_v + (1 - beta2) * grad"],
        square_of_mean="beta2 * old_v + (1 - beta2) * m**2",
        norm_of_all=["beta2 * old_v + (1 - beta2) * np.sum(grad**2)"],
        mean_of_all="beta2 * old_v + (1 - beta2) * np.mean(grad**2)",
        square_is_outside="beta2 * old_v + ((1 - beta2) * grad) ** 2",
        squares_added_up="old_v + grad**2",
    ),
    *returning(
        _BOTH,
        hats_remembered="new, {'m': m_hat, 'v': v_hat, 't': t}",
        state_forgotten=["new, {}", "new, {'m': 0 * grad, 'v': 0 * grad, 't': 0}"],
        power_missing=["new, {'m': m, 'v': v, 't': 0}"],
        state_missing="new",
    ),
    *seen(_state_first, returning(_BOTH, state_first="{'m': m, 'v': v, 't': t}, new")),
    *(
        generic.changes_input(each.example, each.paraphrase)
        for each in retyped(
            _BOTH, "    new = ", x="np.subtract(param, lr * m_hat / (np.sqrt(v_hat) + eps), out=param)"
        )
    ),
]
