"""17.2 Learning action values from steps alone: the target, and a walk that learns."""

import numpy as np

from dlcourse.chapters.frontiers.exercises._targets import (
    by_assignment,
    by_product,
    by_steps,
    drawn_targets,
    target_mistakes,
    td_targets,
)
from dlcourse.checking import Case, Exercise, Function, edits, generic, returning, retyped, several

# ---- q_learning


def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q, state = q.copy(), start
    for luck, guess in zip(u, at_random, strict=True):
        action = guess if luck < epsilon else q[state].argmax()
        there, reward, ended = step(state, action)
        target = reward if ended else reward + gamma * q[there].max()
        q[state, action] += alpha * (target - q[state, action])
        state = start if ended else there
    return q


def by_index(step, q, start, alpha, gamma, epsilon, u, at_random):
    table = np.array(q, float)
    s = start
    for t in range(len(u)):
        best_now = np.argmax(table[s])
        a = best_now
        if u[t] < epsilon:
            a = at_random[t]
        there, reward, ended = step(s, a)
        best = table[there].max()
        future = 0 if ended else best
        error = reward + gamma * future - table[s, a]
        table[s, a] += alpha * error
        s = start if ended else there
    return table


def by_mixing(step, q, start, alpha, gamma, epsilon, u, at_random):
    table = 1.0 * q
    s = start
    for t, luck in enumerate(u):
        best_now = int(np.argmax(table[s, :]))
        a = int(at_random[t]) if luck < epsilon else best_now
        there, reward, ended = step(s, a)
        best = np.max(table[there])
        future = best * (not ended)
        error = reward + gamma * future - table[s, a]
        table[s, a] = table[s, a] + alpha * error
        s = there
        if ended:
            s = start
    return table


def by_lists(step, q, start, alpha, gamma, epsilon, u, at_random):
    rows, s = [[float(x) for x in row] for row in q], start
    for luck, guess in zip(list(u), list(at_random), strict=True):
        a = int(guess)
        if luck >= epsilon:
            a = rows[s].index(max(rows[s]))
        there, reward, ended = step(s, a)
        target = reward
        if not ended:
            target += gamma * max(rows[there])
        rows[s][a] = (1 - alpha) * rows[s][a] + alpha * target
        s = start if ended else there
    return np.array(rows)


_WALKS = (by_index, by_mixing)
_FUTURE, _ERROR, _BEST = "        future = ", "        error = ", "        best = "
_CHOICE = (
    "        a = best_now\n        if u[t] < epsilon:\n            a = at_random[t]\n",
    "        a = int(at_random[t]) if luck < epsilon else best_now\n",
)
_MOVE = (
    "        s = start if ended else there\n",
    "        s = there\n        if ended:\n            s = start\n",
)
_UPDATE = ("table[s, a] += alpha * error", "table[s, a] = table[s, a] + alpha * error")
_LATE = "table[s, a] += alpha * (reward + gamma * future - table[s, a])"


def _choosing(code):
    return [(old, code) for old in _CHOICE]


walk_mistakes = [
    *retyped(
        _WALKS,
        _FUTURE,
        beyond_the_end="best",
        no_future="0",
        only_at_the_end="best if ended else 0",
    ),
    *retyped(
        _WALKS,
        _ERROR,
        discount_on_reward="gamma * (reward + future) - table[s, a]",
        discount_forgotten="reward + future - table[s, a]",
        old_value_forgotten="reward + gamma * future",
        sign_of_the_error="table[s, a] - reward - gamma * future",
        reward_lost_at_the_end="(reward + gamma * future) * (not ended) - table[s, a]",
        compared_with_the_best="reward + gamma * future - table[s].max()",
    ),
    *retyped(
        _WALKS,
        _BEST,
        mean_of_actions="table[there].mean()",
        value_of_the_same_action="table[there, a]",
        one_maximum="table.max()",
        maximum_here="table[s].max()",
        next_choice=[
            "table[there, at_random[t - 1] if u[t - 1] < epsilon else table[there].argmax()]",
            "table[there, at_random[t] if u[t] < epsilon else table[there].argmax()]",
        ],
    ),
    *several(
        _WALKS,
        always_greedy=[_choosing("        a = best_now\n")],
        always_at_random=[_choosing("        a = at_random[t]\n")],
        turned_round=[_choosing("        a = at_random[t] if u[t] > epsilon else best_now\n")],
        first_only_greedy=[_choosing("        a = at_random[t] if u[0] < epsilon else best_now\n")],
        restart_forgotten=[[(old, "        s = there\n") for old in _MOVE]],
        never_moves=[[(old, "        s = start\n") for old in _MOVE]],
        stops_at_the_end=[
            [(old, "        if ended:\n            break\n        s = there\n") for old in _MOVE]
        ],
        restart_in_state_0=[[(old, "        s = 0 if ended else there\n") for old in _MOVE]],
        moved_too_early=[
            [
                (_UPDATE[0], "s = there; table[s, a] += alpha * error"),
                (_UPDATE[1], "table[there, a] += alpha * error"),
            ],
            [(old, f"s = start if ended else there; {_LATE}") for old in _UPDATE],
        ],
        rate_forgotten=[[(old, "table[s, a] += error") for old in _UPDATE]],
        rate_forgotten_at_the_end=[
            [(old, "table[s, a] += (1 if ended else alpha) * error") for old in _UPDATE]
        ],
        replaced_by_rate=[[(old, "table[s, a] = alpha * (error + table[s, a])") for old in _UPDATE]],
        whole_row=[[(old, "table[s] += alpha * error") for old in _UPDATE]],
    ),
    *edits(
        _WALKS,
        last_of_the_best=[
            ("np.argmax(table[s])", "table.shape[1] - 1 - np.argmax(table[s][::-1])"),
            ("np.argmax(table[s, :])", "table.shape[1] - 1 - np.argmax(table[s, ::-1])"),
        ],
        starts_from_zero=[("np.array(q, float)", "np.zeros(q.shape)"), ("1.0 * q", "0.0 * q")],
    ),
    *returning(_WALKS, policy_returned="table.argmax(axis=1)", values_returned="table.max(axis=1)"),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in edits(_WALKS, changes_input=[("np.array(q, float)", "q"), ("1.0 * q", "q")])
    ),
]

# ---- cases


def walked(answer, moves, rewards, terminal, *rest):
    """A walk in the world of these tables; what was done there is compared as well as what was learned."""
    taken = []

    def step(state, action):
        taken.append((int(state), int(action)))
        there = int(moves[taken[-1]])
        return there, float(rewards[taken[-1]]), bool(terminal[there])

    table = answer(step, *rest)
    return table, np.array(taken)


def _world(rng, states, actions, ends):
    moves = rng.integers(0, states, (states, actions))
    terminal = np.zeros(states, bool)
    terminal[rng.choice(np.arange(1, states), ends, replace=False)] = True
    return moves, np.round(rng.normal(size=(states, actions)), 2), terminal


def _walk(name, rng, states, actions, ends, steps, alpha, gamma, epsilon, fresh=False, **more):
    world = _world(rng, states, actions, ends)
    q = np.zeros((states, actions)) if fresh else np.round(rng.normal(size=(states, actions)), 2)
    start = int(rng.choice(np.flatnonzero(~world[2])))
    chance = rng.random(steps), rng.integers(0, actions, steps)
    args = *world, q, start, alpha, gamma, epsilon, *chance
    typed = f"q_learning(step, q, {start}, {alpha}, {gamma}, {epsilon}, u, at_random)  # {steps} steps"
    return Case(name, args, play=walked, typed=typed, **more)


def drawn_walks(rng):
    return [
        _walk("six states, three actions", rng, 6, 3, 2, 40, 0.5, 0.9, 0.3, weight=2),
        _walk("five states, four actions", rng, 5, 4, 1, 40, 0.2, 0.8, 0.5, weight=2),
        _walk("from zeros", rng, 5, 3, 2, 40, 0.3, 0.9, 0.2, fresh=True, weight=2),
        _walk("four states, two actions", rng, 4, 2, 2, 30, 0.6, 0.5, 0.4),
        _walk("never at random", rng, 7, 3, 2, 30, 0.5, 0.9, 0.0),
        _walk("always at random", rng, 6, 3, 3, 30, 0.5, 0.9, 1.0),
        _walk("without an end", rng, 4, 3, 0, 25, 0.4, 0.7, 0.3),
    ]


_RNG = np.random.default_rng(172)
_Q = np.array([[0.5, 2.0], [1.0, -1.0], [7.0, 8.0]])
answers = [
    Function(
        "td_targets",
        td_targets,
        [by_product, by_steps, by_assignment],
        target_mistakes,
        [
            Case(
                "two steps go on, one ends",
                (_Q, np.array([1.0, 0.0, 5.0]), np.array([0, 1, 2]), np.array([False, False, True]), 0.9),
            ),
            Case(
                "half a future", (_Q, np.array([-1.0, 2.0]), np.array([2, 0]), np.array([False, True]), 0.5)
            ),
        ],
        drawn_targets,
        weight=1,
    ),
    Function(
        "q_learning",
        q_learning,
        [by_index, by_mixing, by_lists],
        walk_mistakes,
        [
            _walk("twelve steps", _RNG, 3, 2, 1, 12, 0.5, 0.9, 0.3),
            _walk("from zeros, always the best", _RNG, 3, 2, 1, 6, 0.5, 0.5, 0.0, fresh=True),
        ],
        drawn_walks,
        weight=3,
    ),
]
exercise = Exercise(number="17.2", points=8, answers=answers)
