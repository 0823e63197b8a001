"""17.7 Two measurements that run and are wrong: returns beyond the end, and a loss on the support set."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, returning, retyped

# ---- returns_to_go


def returns_to_go(rewards, ended, gamma):
    returns, later = np.zeros(len(rewards)), 0.0
    for t in reversed(range(len(rewards))):
        later = rewards[t] + gamma * (0.0 if ended[t] else later)
        returns[t] = later
    return returns


def by_loop(rewards, ended, gamma):
    out, g = np.zeros(len(rewards)), 0.0
    for t in range(len(rewards) - 1, -1, -1):
        kept = not ended[t]
        g = rewards[t] + gamma * g * kept
        out[t] = g
    return out


def by_list(rewards, ended, gamma):
    found, g = [], 0.0
    for reward, over in zip(rewards[::-1], ended[::-1], strict=True):
        kept = 0.0 if over else 1.0
        g = reward + gamma * g * kept
        found.append(g)
    out = np.array(found[::-1])
    return out


def by_episodes(rewards, ended, gamma):
    parts = np.split(rewards, np.flatnonzero(ended) + 1)
    return np.concatenate(
        [[np.sum(part[t:] * gamma ** np.arange(len(part) - t)) for t in range(len(part))] for part in parts]
    )


_RETURNS = (by_loop, by_list)
_G = ("rewards[t] + gamma * g * kept", "reward + gamma * g * kept")


def _as(code):
    return [(_G[0], code.replace("reward", "rewards[t]")), (_G[1], code)]


return_mistakes = [
    *retyped(_RETURNS, "        kept = ", across_the_end="1"),
    *edits(
        _RETURNS,
        discount_forgotten=_as("reward + g * kept"),
        end_reward_lost=_as("(reward + gamma * g) * kept"),
        discount_on_reward=_as("gamma * (reward + g * kept)"),
        rewards_alone=_as("reward + 0 * g * kept"),
        one_step_only=[
            (
                "rewards[t] + gamma * g * kept",
                "rewards[t] + gamma * (rewards[t + 1] if t + 1 < len(rewards) else 0) * kept",
            ),
            (
                "reward + gamma * g * kept",
                "reward + gamma * (rewards[len(found) * -1] if found else 0) * kept",
            ),
        ],
        restarts_one_early=[
            ("not ended[t]", "t + 1 == len(ended) or not ended[t + 1]"),
            ("0.0 if over else 1.0", "0.0 if found and ended[len(ended) - len(found)] else 1.0"),
        ],
    ),
    *returning(
        _RETURNS,
        wrong_direction="out[::-1]",
        first_return_only="out[0]",
        doubled_discount="out * gamma ** np.arange(len(out))",
        unfinished_dropped="out[: np.flatnonzero(ended)[-1] + 1]",
    ),
]

# ---- loss_after_adapting


def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    adapted = w - alpha * 2 / len(ys) * xs.T @ (xs @ w - ys)
    return float(np.mean((xq @ adapted - yq) ** 2))


def by_names(w, xs, ys, xq, yq, alpha):
    slope = 2 * xs.T @ (xs @ w - ys) / len(ys)
    new = w - alpha * slope
    loss = np.mean((xq @ new - yq) ** 2)
    return loss


def by_sums(w, xs, ys, xq, yq, alpha):
    slope = 2 * np.mean((xs @ w - ys)[:, None] * xs, axis=0)
    new = w - slope * alpha
    loss = sum((yq - xq @ new) ** 2) / len(yq)
    return loss


def by_numbers(w, xs, ys, xq, yq, alpha):
    new = [
        w[j] - alpha * sum(2 * (row @ w - y) * row[j] for row, y in zip(xs, ys, strict=True)) / len(xs)
        for j in range(len(w))
    ]
    return sum((row @ np.array(new) - y) ** 2 for row, y in zip(xq, yq, strict=True)) / len(xq)


_LOSSES = (by_names, by_sums)
loss_mistakes = [
    *retyped(
        _LOSSES,
        "    loss = ",
        on_support=["np.mean((xs @ new - ys) ** 2)", "sum((ys - xs @ new) ** 2) / len(ys)"],
        not_adapted="np.mean((xq @ w - yq) ** 2)",
        targets_of_the_support=["np.mean((xq @ new - ys) ** 2)", "np.mean((xq @ new - ys[: len(yq)]) ** 2)"],
        on_both=["np.mean((np.concatenate([xs, xq]) @ new - np.concatenate([ys, yq])) ** 2)"],
        both_losses_added="np.mean((xs @ new - ys) ** 2) + np.mean((xq @ new - yq) ** 2)",
        root="np.sqrt(np.mean((xq @ new - yq) ** 2))",
        not_averaged="np.sum((xq @ new - yq) ** 2)",
        half="np.mean((xq @ new - yq) ** 2) / 2",
    ),
    *retyped(
        _LOSSES,
        "    slope = ",
        adapted_on_query="2 * xq.T @ (xq @ w - yq) / len(yq)",
        two_forgotten="xs.T @ (xs @ w - ys) / len(ys)",
        slope_not_averaged="2 * xs.T @ (xs @ w - ys)",
    ),
    *returning(_LOSSES, weights_returned="new"),
]

# ---- cases


def _stream(rng, steps, ends, **more):
    ended = np.zeros(steps, bool)
    ended[rng.choice(np.arange(1, steps - 1), ends, replace=False)] = True
    ended[-1] = rng.random() < 0.5
    args = np.round(rng.normal(size=steps), 1), ended, float(np.round(rng.uniform(0.4, 0.95), 2))
    return Case(f"{steps} steps, {ends} ends", args, **more)


def _task(rng, n, m, features, **more):
    xs, xq = rng.normal(size=(n, features)), rng.normal(size=(m, features))
    args = rng.normal(size=features), xs, rng.normal(size=n), xq, rng.normal(size=m), 0.2
    return Case(f"{n} and {m} points, {features} weights", args, **more)


def drawn_returns(rng):
    return [_stream(rng, *sizes) for sizes in ((8, 2), (12, 3), (6, 1), (15, 5))]


def drawn_losses(rng):
    return [_task(rng, *sizes) for sizes in ((4, 6, 2), (3, 5, 4), (6, 2, 3), (2, 3, 1))]


_RNG = np.random.default_rng(177)
answers: list[Function | Quiz] = [
    Function(
        "returns_to_go",
        returns_to_go,
        [by_loop, by_list, by_episodes],
        return_mistakes,
        [
            Case("two episodes", (np.array([1.0, 2.0, 4.0, 8.0]), np.array([False, True, False, True]), 0.5)),
            _stream(_RNG, 5, 1),
        ],
        drawn_returns,
        weight=1,
    ),
    Function(
        "loss_after_adapting",
        loss_after_adapting,
        [by_names, by_sums, by_numbers],
        loss_mistakes,
        [_task(_RNG, 2, 2, 1), _task(_RNG, 3, 4, 2)],
        drawn_losses,
        weight=1,
    ),
    Quiz("symptoms", {"q1": "b", "q2": "a"}, weight=2),
]
exercise = Exercise(number="17.7", points=4, answers=answers)
