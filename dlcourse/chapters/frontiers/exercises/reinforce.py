"""17.3 The gradient of REINFORCE for a table of preferences, with a baseline."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, returning, retyped, several


def reinforce_gradient(theta, states, actions, returns, baseline):
    e = np.exp(theta - theta.max(axis=1, keepdims=True))
    policy = e / e.sum(axis=1, keepdims=True)
    scores = np.eye(theta.shape[1])[actions] - policy[states]
    gradient = np.zeros(theta.shape)
    np.add.at(gradient, states, (returns - baseline[states])[:, None] * scores)
    return gradient / len(states)


def by_loop(theta, states, actions, returns, baseline):
    grad = np.zeros(theta.shape)
    n = len(states)
    for s, a, g in zip(states, actions, returns, strict=True):
        e = np.exp(theta[s] - theta[s].max())
        pi = e / e.sum()
        score = -pi
        score[a] += 1
        advantage = g - baseline[s]
        grad[s] += advantage * score
    grad = grad / n
    return grad


def by_numbers(theta, states, actions, returns, baseline):
    grad = 0.0 * theta
    n = states.size
    for t in range(n):
        s, a, g = states[t], actions[t], returns[t]
        pi = np.exp(theta[s]) / np.exp(theta[s]).sum()
        score = (np.arange(theta.shape[1]) == a) - pi
        advantage = g - baseline[s]
        grad[s] = grad[s] + advantage * score
    grad = grad / n
    return grad


def by_one_hot(theta, states, actions, returns, baseline):
    policy = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
    here = (states[:, None] == np.arange(theta.shape[0])).astype(float)
    did = (actions[:, None] == np.arange(theta.shape[1])).astype(float)
    weighted = here * (returns - baseline[states])[:, None]
    return weighted.T @ (did - policy[states]) / len(returns)


_ALL = (by_loop, by_numbers)
_ADVANTAGE = "        advantage = "
_ADD = ("grad[s] += advantage * score", "grad[s] = grad[s] + advantage * score")
_AVERAGE = "    grad = grad / n\n"
_SCORE = (
    "        score = -pi\n        score[a] += 1\n",
    "        score = (np.arange(theta.shape[1]) == a) - pi\n",
)
mistakes = [
    *retyped(
        _ALL,
        _ADVANTAGE,
        baseline_forgotten="g",
        baseline_added="g + baseline[s]",
        returns_forgotten="1",
        gradient_of_a_loss="baseline[s] - g",
        baseline_of_the_action=[
            "g - (baseline[a] if a < len(baseline) else 0)",
            "g - baseline[a]",
            "g - baseline[a % len(baseline)]",
        ],
        mean_of_the_baseline="g - baseline.mean()",
        mean_return_as_baseline="g - returns.mean()",
        baseline_alone="baseline[s]",
    ),
    *several(
        _ALL,
        policy_not_subtracted=[
            [(old, "        score = 1.0 * (np.arange(theta.shape[1]) == a)\n") for old in _SCORE]
        ],
        chosen_action_only=[
            [(old, "        score = (np.arange(theta.shape[1]) == a) * (1 - pi[a])\n") for old in _SCORE]
        ],
        gradient_of_a_loss=[
            [(old, "        score = pi - (np.arange(theta.shape[1]) == a)\n") for old in _SCORE]
        ],
        derivative_of_the_probability=[
            [(old, "        score = pi[a] * ((np.arange(theta.shape[1]) == a) - pi)\n") for old in _SCORE]
        ],
        preferences_for_probabilities=[
            [(old, "        score = (np.arange(theta.shape[1]) == a) - theta[s]\n") for old in _SCORE]
        ],
        divided_by_the_probability=[
            [(old, "        score = (np.arange(theta.shape[1]) == a) / pi[a]\n") for old in _SCORE]
        ],
        softmax_over_states=[
            [(old, f"        pi = (np.exp(theta) / np.exp(theta).sum(axis=0))[s]\n{old}") for old in _SCORE]
        ],
        last_visit_only=[[(old, "grad[s] = advantage * score") for old in _ADD]],
        all_rows=[[(old, "grad += advantage * score") for old in _ADD]],
        row_of_the_action=[[(old, "grad[a % len(grad)] += advantage * score") for old in _ADD]],
    ),
    *edits(
        _ALL,
        not_averaged=(_AVERAGE, ""),
        averaged_over_states=(_AVERAGE, "    grad = grad / len(theta)\n"),
        averaged_over_visits=(
            _AVERAGE,
            "    grad = grad / np.maximum(np.bincount(states, minlength=len(theta)), 1)[:, None]\n",
        ),
        updated_instead=(_AVERAGE, "    grad = theta + grad / n\n"),
        averaged_over_the_table=(_AVERAGE, "    grad = grad / grad.size\n"),
    ),
    *returning(_ALL, gradient_of_a_loss="-grad", transposed="grad.T"),
]

# ---- cases


def _case(rng, states, actions, steps, **more):
    theta = np.round(rng.normal(size=(states, actions)), 2)
    visited, chosen = rng.integers(0, states, steps), rng.integers(0, actions, steps)
    returns = np.round(rng.normal(1, 2, steps), 2)
    args = theta, visited, chosen, returns, np.round(rng.normal(size=states), 2)
    return Case(f"{states} states, {actions} actions, {steps} steps", args, **more)


def drawn(rng):
    return [
        _case(rng, 4, 3, 9, weight=2),
        _case(rng, 3, 5, 12, weight=2),
        _case(rng, 6, 2, 5),
        _case(rng, 2, 4, 15),
        _case(rng, 1, 3, 6),
        _case(rng, 5, 3, 1, weight=0.5),
    ]


_RNG = np.random.default_rng(173)
visible = [_case(_RNG, 2, 3, 3), _case(_RNG, 3, 2, 4)]
answers: list[Function | Quiz] = [
    Function(
        "reinforce_gradient",
        reinforce_gradient,
        [by_loop, by_numbers, by_one_hot],
        mistakes,
        visible,
        drawn,
        weight=2,
    ),
    Quiz("baselines", {"q1": "b", "q2": "c"}, weight=1),
]
exercise = Exercise(number="17.3", points=6, answers=answers)
