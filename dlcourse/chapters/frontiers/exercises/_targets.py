"""The targets of 17.2: what a step that was taken says of its action."""

import numpy as np

from dlcourse.checking import Case, retyped


def td_targets(q, rewards, next_states, ended, gamma):
    return rewards + gamma * np.where(ended, 0.0, q[next_states].max(axis=1))


def by_product(q, rewards, next_states, ended, gamma):
    best = q[next_states].max(axis=1)
    kept = 1 - ended
    targets = rewards + gamma * best * kept
    return targets


def by_steps(q, rewards, next_states, ended, gamma):
    best = np.array([np.max(q[s]) for s in next_states])
    kept = np.logical_not(ended)
    targets = gamma * best * kept + rewards
    return targets


def by_assignment(q, rewards, next_states, ended, gamma):
    best = np.array([max(row) for row in q])
    targets = np.array(rewards, float)
    for n, (s, over) in enumerate(zip(next_states, ended, strict=True)):
        if not over:
            targets[n] += gamma * best[s]
    return targets


_TARGETS = (by_product, by_steps)
target_mistakes = [
    *retyped(
        _TARGETS,
        "    best = ",
        mean_of_actions="q[next_states].mean(axis=1)",
        maximum_over_steps="q[next_states].max(axis=0)",
        maximum_over_states=["q.max(axis=0)[next_states]", "q.max(axis=0)[next_states % q.shape[1]]"],
        one_maximum=["q[next_states].max()", "q.max()"],
        action_not_value="q[next_states].argmax(axis=1)",
        first_action="q[next_states, 0]",
        smallest_action="q[next_states].min(axis=1)",
        all_actions="q[next_states]",
    ),
    *retyped(_TARGETS, "    kept = ", beyond_the_end="1", only_at_the_end="ended"),
    *retyped(
        _TARGETS,
        "    targets = ",
        discount_on_reward="gamma * (rewards + best * kept)",
        discount_forgotten="rewards + best * kept",
        reward_lost_at_the_end=["(rewards + gamma * best) * kept", "kept * (gamma * best + rewards)"],
        reward_forgotten="gamma * best * kept",
        rewards_alone="rewards + 0 * gamma * best * kept",
        end_is_the_reward="rewards * kept + gamma * best * kept + ended * best",
        difference_returned="rewards + gamma * best * kept - best",
        discount_on_the_wrong_part="gamma * rewards + best * kept",
    ),
]

# ---- cases


def drawn_targets(rng):
    def case(steps, states, actions, gamma, **more):
        ended = np.zeros(steps, bool)
        ended[: steps // 3] = True
        rng.shuffle(ended)
        q = rng.normal(size=(states, actions))
        args = q, np.round(rng.normal(size=steps), 2), rng.integers(0, states, steps), ended, gamma
        return Case(f"{steps} steps, {states} states, {actions} actions", args, **more)

    return [
        case(6, 4, 3, 0.9, weight=2),
        case(9, 3, 5, 0.5, weight=2),
        case(4, 6, 4, 0.8),
        case(1, 3, 2, 0.7),
        case(5, 5, 1, 0.95),
    ]
