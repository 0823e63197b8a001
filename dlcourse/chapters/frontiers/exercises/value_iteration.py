"""17.1 Action values by one look ahead, and the values that no look ahead changes any more."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped, several

# ---- action_values


def action_values(v, p, r, terminal, gamma):
    future = np.where(terminal, 0.0, v)
    q = r + gamma * (p @ future)
    return np.where(terminal[:, None], 0.0, q)


def by_masks(v, p, r, terminal, gamma):
    alive = ~terminal
    future = v * alive
    q = r + gamma * (p @ future)
    own = alive[:, None]
    q = q * own
    return q


def by_einsum(v, p, r, terminal, gamma):
    alive = 1.0 - terminal
    future = alive * v
    q = np.einsum("sat,t->sa", p, future) * gamma + r
    own = alive[:, np.newaxis]
    q = own * q
    return q


def by_loops(v, p, r, terminal, gamma):
    states, actions = r.shape
    q = np.zeros((states, actions))
    for s in range(states):
        if terminal[s]:
            continue
        for a in range(actions):
            q[s, a] = r[s, a]
            for t in range(states):
                if not terminal[t]:
                    q[s, a] += gamma * p[s, a, t] * v[t]
    return q


_LOOKS = (by_masks, by_einsum)
_BOTH = ("r + gamma * (p @ future)", 'np.einsum("sat,t->sa", p, future) * gamma + r')
look_mistakes = [
    *retyped(
        _LOOKS,
        "    future = ",
        beyond_the_end=["v", "1.0 * v"],
        only_terminal_values="v * terminal",
    ),
    *retyped(
        _LOOKS,
        "    own = ",
        rows_of_the_end="1.0",
        columns_masked="alive[: r.shape[1]]",
    ),
    *edits(
        _LOOKS,
        end_forgotten=[
            ("v * alive", "v", "alive[:, None]", "1.0"),
            ("alive * v", "v", "alive[:, np.newaxis]", "1.0"),
        ],
    ),
    *several(
        _LOOKS,
        discount_on_reward=[[(old, "gamma * (r + p @ future)") for old in _BOTH]],
        discount_forgotten=[[(old, "r + p @ future") for old in _BOTH]],
        discount_on_reward_alone=[[(old, "gamma * r + p @ future") for old in _BOTH]],
        reward_forgotten=[[(old, "gamma * (p @ future)") for old in _BOTH]],
        future_forgotten=[[(old, "r + 0 * gamma * (p @ future)") for old in _BOTH]],
        from_instead_of_to=[
            [(old, 'r + gamma * np.einsum("tas,t->sa", p, future)') for old in _BOTH],
            [(old, "r + gamma * (p.T @ future).T") for old in _BOTH],
        ],
        own_value_instead=[[(old, "r + gamma * future[:, None]") for old in _BOTH]],
        likeliest_only=[[(old, "r + gamma * future[p.argmax(axis=2)]") for old in _BOTH]],
        discount_twice=[[(old, "r + gamma**2 * (p @ future)") for old in _BOTH]],
        best_already=[
            [(old, "(r + gamma * (p @ future)).max(axis=1, keepdims=True) + 0 * r") for old in _BOTH]
        ],
    ),
    *returning(_LOOKS, maximum_returned="q.max(axis=1)", policy_returned="q.argmax(axis=1)"),
]

# ---- value_iteration


def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        new = action_values(v, p, r, terminal, gamma).max(axis=1)
        if np.abs(new - v).max() <= tol:
            return new
        v = new


def by_counting(p, r, terminal, gamma, tol):
    alive = ~terminal
    v = np.zeros(r.shape[0])
    change = np.inf
    while change > tol:
        future = v * alive
        q = r + gamma * (p @ future)
        new = q.max(axis=1)
        new = new * alive
        change = np.max(np.abs(new - v))
        v = new
    return v


def by_sweeps(p, r, terminal, gamma, tol):
    alive = 1.0 - terminal
    v = np.zeros(len(terminal))
    change = tol + 1.0
    while change > tol:
        old = v
        future = alive * v
        q = np.einsum("sat,t->sa", p, future) * gamma + r
        new = np.max(q, axis=-1)
        v = new = alive * new
        change = max(abs(new - old))
    return v


def in_place(p, r, terminal, gamma, tol):
    """Each new value is used at once, state by state."""
    v = np.zeros(len(r))
    while True:
        worst = 0.0
        for s in np.flatnonzero(~terminal):
            best = max(r[s, a] + gamma * p[s, a] @ v for a in range(r.shape[1]))
            worst, v[s] = max(worst, abs(best - v[s])), best
        if worst <= tol:
            return v


_SWEEPS = (by_counting, by_sweeps)
_MAX = ("q.max(axis=1)", "np.max(q, axis=-1)")
_MASK = ("        new = new * alive\n", "        v = new = alive * new\n")
_BEYOND: list[tuple[str, ...]] = [
    ("v * alive", "v", _MASK[0], ""),
    ("alive * v", "v", "v = new = alive * new", "v = new"),
]
sweep_mistakes = [
    *edits(_SWEEPS, beyond_the_end=_BEYOND, lasting_reward=[_BEYOND[0][2:], _BEYOND[1][2:]]),
    *several(
        _SWEEPS,
        mean_of_actions=[[(old, "q.mean(axis=1)") for old in _MAX]],
        smallest_action=[[(old, "q.min(axis=1)") for old in _MAX]],
        first_action=[[(old, "q[:, 0]") for old in _MAX]],
        sum_of_actions=[[(old, "q.sum(axis=1)") for old in _MAX]],
        one_maximum=[[(old, "q.max() + 0 * v") for old in _MAX]],
        maximum_over_states=[
            [(old, "q.max(axis=0)") for old in _MAX],
            [
                (_MAX[0], "q.max(axis=0)", _MASK[0], ""),
                (_MAX[1], "q.max(axis=0)", "v = new = alive * new", "v = new"),
            ],
        ],
        discount_on_reward=[[(old, "gamma * (r + p @ future)") for old in _BOTH]],
        discount_forgotten_last=[[(old, "gamma * r + gamma**2 * (p @ future)") for old in _BOTH]],
    ),
    *replaced(_SWEEPS, "while change > tol:", fixed_sweeps="for _ in range(10):"),
    *edits(
        _SWEEPS,
        one_sweep=[("np.max(np.abs(new - v))", "0.0"), ("max(abs(new - old))", "0.0")],
        signed_change=[
            ("np.max(np.abs(new - v))", "np.max(new - v)"),
            ("max(abs(new - old))", "max(new - old)"),
        ],
        smallest_change=[
            ("np.max(np.abs(new - v))", "np.min(np.abs(new - v))"),
            ("max(abs(new - old))", "min(abs(new - old))"),
        ],
    ),
    *returning(
        _SWEEPS,
        action_values_returned="q * alive[:, None]",
        policy_returned="(q * alive[:, None]).argmax(axis=1)",
    ),
]

# ---- cases


def tables(rng, states, actions, ends):
    """A random decision process; rows of terminal states hold numbers as well, which nobody should use."""
    p = rng.random((states, actions, states)) ** 4
    r = np.round(rng.normal(size=(states, actions)), 2)
    terminal = np.zeros(states, bool)
    terminal[rng.choice(states, ends, replace=False)] = True
    return p / p.sum(axis=2, keepdims=True), r, terminal


def corridor(length, reward, cost):
    """Left and right; the last state ends, and is worth ``reward`` to enter."""
    p, r = np.zeros((length, 2, length)), np.full((length, 2), -cost)
    for s in range(length):
        p[s, 0, max(s - 1, 0)] = p[s, 1, min(s + 1, length - 1)] = 1
    r[length - 2, 1] = reward
    return p, r, np.arange(length) == length - 1


def drawn_looks(rng):
    def case(states, actions, ends, gamma, **more):
        name = f"{states} states, {actions} actions, {ends} ends"
        return Case(name, (rng.normal(size=states), *tables(rng, states, actions, ends), gamma), **more)

    return [
        case(5, 3, 2, 0.9, weight=2),
        case(4, 4, 1, 0.7, weight=2),
        case(6, 2, 3, 0.5),
        case(3, 5, 1, 0.95),
        case(4, 2, 0, 0.8),
        case(2, 1, 1, 0.6),
        case(5, 3, 1, 0.0, weight=0.5),
    ]


def drawn_sweeps(rng):
    def case(states, actions, ends, gamma, **more):
        name = f"{states} states, {actions} actions, {ends} ends"
        return Case(name, (*tables(rng, states, actions, ends), gamma, 1e-10), tol=1e-6, **more)

    p, r, terminal = corridor(int(rng.integers(5, 8)), 3.0, 0.5)
    return [
        case(6, 3, 2, 0.9, weight=2),
        case(5, 4, 1, 0.8, weight=2),
        case(4, 2, 1, 0.5),
        case(5, 3, 0, 0.7),
        case(3, 1, 1, 0.9),
        Case("a corridor", (p, r, terminal, 0.9, 1e-10), tol=1e-6),
        Case("only costs", (p, -abs(r) - 0.1, terminal, 0.8, 1e-10), tol=1e-6),
    ]


_RNG = np.random.default_rng(171)
_P, _R, _END = corridor(3, 1.0, 0.1)
answers = [
    Function(
        "action_values",
        action_values,
        [by_masks, by_einsum, by_loops],
        look_mistakes,
        [
            Case("three states, the last one ends", (np.array([0.5, 0.8, 9.0]), _P, _R, _END, 0.9)),
            Case("chance", (np.array([1.0, -2.0, 3.0]), *tables(_RNG, 3, 2, 1), 0.5)),
        ],
        drawn_looks,
    ),
    Function(
        "value_iteration",
        value_iteration,
        [by_counting, by_sweeps, in_place],
        sweep_mistakes,
        [
            Case("a corridor of three", (_P, _R, _END, 0.9, 1e-10), tol=1e-6),
            Case("four states", (*tables(_RNG, 4, 2, 1), 0.8, 1e-10), tol=1e-6),
        ],
        drawn_sweeps,
    ),
]
exercise = Exercise(number="17.1", points=8, answers=answers)
