"""17.6 Networks that compute as much as an input needs: early exits, and a router of experts."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, replaced, returning, retyped

# ---- early_exit


def early_exit(probabilities, costs, threshold):
    sure = probabilities.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    labels = probabilities[exits, np.arange(probabilities.shape[1])].argmax(axis=1)
    return labels, exits, float(np.asarray(costs)[exits].mean())


def by_first_true(probabilities, costs, threshold):
    last = len(probabilities) - 1
    confidence = probabilities.max(axis=2)
    sure = confidence >= threshold
    exits = np.where(sure.any(axis=0), sure.argmax(axis=0), last)
    every = probabilities.argmax(axis=2)
    labels = np.take_along_axis(every, exits[None], axis=0)[0]
    spent = np.mean(costs[exits])
    return labels, exits, spent


def by_going_back(probabilities, costs, threshold):
    last = probabilities.shape[0] - 1
    confidence = np.max(probabilities, axis=-1)
    sure = confidence >= threshold
    exits = np.full(probabilities.shape[1], last)
    for layer in range(last, -1, -1):
        exits[sure[layer]] = layer
    every = np.argmax(probabilities, axis=-1)
    labels = np.array([every[layer, n] for n, layer in enumerate(exits)])
    spent = sum(costs[layer] for layer in exits) / len(exits)
    return labels, exits, spent


def by_asking(probabilities, costs, threshold):
    labels, exits = [], []
    for n in range(len(probabilities[0])):
        layer = 0
        while layer < len(probabilities) - 1 and max(probabilities[layer, n]) < threshold:
            layer += 1
        labels.append(int(np.argmax(probabilities[layer, n])))
        exits.append(layer)
    return np.array(labels), np.array(exits), float(np.mean([costs[layer] for layer in exits]))


_EXITS = (by_first_true, by_going_back)
_FOUND = (
    "    exits = np.where(sure.any(axis=0), sure.argmax(axis=0), last)\n",
    "    exits = np.full(probabilities.shape[1], last)\n    for layer in range(last, -1, -1):\n"
    "        exits[sure[layer]] = layer\n",
)
exit_mistakes = [
    *retyped(
        _EXITS,
        "    sure = ",
        above_not_at_least="confidence > threshold",
        turned_round="confidence < threshold",
        first_class_only="probabilities[:, :, 0] >= threshold",
        margin_not_confidence="np.diff(np.sort(probabilities))[:, :, -1] >= threshold",
        mean_confidence="confidence * 0 + confidence.mean(axis=1, keepdims=True) >= threshold",
    ),
    *replaced(
        _EXITS,
        _FOUND,
        never_sure_leaves_first="    exits = sure.argmax(axis=0)\n",
        last_sure_exit="    exits = np.where(sure.any(axis=0), last - sure[::-1].argmax(axis=0), last)\n",
        surest_exit="    exits = confidence.argmax(axis=0)\n",
        always_last="    exits = np.full(probabilities.shape[1], last)\n",
        all_together="    together = min(np.append(sure.all(axis=1), True).argmax(), last)\n"
        "    exits = np.full(probabilities.shape[1], together)\n",
        one_too_late="    exits = np.where(sure.any(axis=0), sure.argmax(axis=0) + 1, last).clip(0, last)\n",
    ),
    *retyped(
        _EXITS,
        "    labels = ",
        label_of_the_last="every[-1]",
        label_of_the_first="every[0]",
        label_of_the_mean="probabilities.mean(axis=0).argmax(axis=1)",
        probabilities_not_labels="probabilities.max(axis=2)[exits, np.arange(len(exits))]",
    ),
    *retyped(
        _EXITS,
        "    spent = ",
        costs_added_up=["np.mean(np.cumsum(costs)[exits])", "np.cumsum(costs)[exits].mean()"],
        cost_not_averaged="np.sum(costs[exits])",
        cost_of_each="costs[exits]",
        mean_exit="np.mean(exits)",
        cost_of_the_mean_exit="costs[int(np.mean(exits))]",
        all_costs="np.mean(costs)",
        cost_of_the_last="costs[-1]",
    ),
    *returning(
        _EXITS,
        cost_missing="labels, exits",
        order_changed="exits, labels, spent",
        exits_from_one="labels, exits + 1, spent",
    ),
]

# ---- route


def route(scores, k):
    order = np.argsort(-scores, axis=1)[:, :k]
    weights = np.zeros(scores.shape)
    chosen = np.take_along_axis(scores, order, axis=1)
    e = np.exp(chosen - chosen.max(axis=1, keepdims=True))
    np.put_along_axis(weights, order, e / e.sum(axis=1, keepdims=True), axis=1)
    return weights


def by_threshold(scores, k):
    bar = np.sort(scores, axis=1)[:, -k][:, None]
    kept = scores >= bar
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * kept
    total = e.sum(axis=1, keepdims=True)
    weights = e / total
    return weights


def by_infinity(scores, k):
    bar = np.partition(scores, -k, axis=1)[:, -k : scores.shape[1] - k + 1]
    kept = np.greater_equal(scores, bar)
    hidden = np.where(kept, scores, -np.inf)
    e = np.exp(hidden - np.max(scores, axis=1)[:, None])
    total = np.sum(e, axis=1)[:, None]
    weights = e / total
    return weights


def by_rows(scores, k):
    table = []
    for row in scores:
        best = sorted(range(len(row)), key=lambda j: -row[j])[:k]
        total = sum(np.exp(row[j] - max(row)) for j in best)
        table.append([np.exp(row[j] - max(row)) / total if j in best else 0.0 for j in range(len(row))])
    return np.array(table)


_ROUTES = (by_threshold, by_infinity)
_FULL = "np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)"
route_mistakes = [
    *retyped(
        _ROUTES,
        "    weights = ",
        not_renormalised=f"{_FULL} * kept",
        all_experts=_FULL,
        equal_weights="kept / kept.sum(axis=1, keepdims=True)",
        softmax_of_zeros=[
            "np.exp(scores * kept) / np.exp(scores * kept).sum(axis=1, keepdims=True)",
            "np.exp(kept * scores) / np.sum(np.exp(kept * scores), axis=-1)[:, None]",
        ],
        softmax_missing="scores * kept / (scores * kept).sum(axis=1, keepdims=True)",
        scores_returned="scores * kept",
        best_only="1.0 * (scores == scores.max(axis=1, keepdims=True))",
        not_normalised="np.exp(scores) * kept",
        softmax_over_tokens="np.exp(scores) * kept / (np.exp(scores) * kept).sum(axis=0)",
    ),
    *retyped(
        _ROUTES,
        "    kept = ",
        smallest_kept="scores <= np.sort(scores, axis=1)[:, k - 1 : k]",
        one_too_few="scores > bar",
        one_too_many="scores >= np.sort(scores)[:, -min(k + 1, scores.shape[1])][:, None]",
        bar_over_everything="scores >= np.sort(scores, axis=None)[-k]",
        first_experts="np.broadcast_to(np.arange(scores.shape[1]) < k, scores.shape)",
    ),
    *returning(
        _ROUTES,
        places_returned="np.argsort(-scores, axis=1)[:, :k]",
        chosen_alone="-np.sort(-weights, axis=1)[:, :k]",
    ),
]

# ---- cases


def _probabilities(rng, layers, n, classes):
    logits = rng.normal(size=(layers, n, classes)) * np.linspace(1, 2.5, layers)[:, None, None]
    e = np.exp(logits)
    return e / e.sum(axis=2, keepdims=True)


def _exit(name, rng, layers, n, classes, share, equal=False, **more):
    p = _probabilities(rng, layers, n, classes)
    top = np.sort(p.max(axis=2).ravel())
    threshold = float(top[int(share * (len(top) - 1))])  # a confidence that occurs: at least means at least
    if not equal:
        threshold = round(threshold, 3) + 0.0005
    costs = np.cumsum(rng.integers(2, 9, layers)).astype(float)
    return Case(name, (p, costs, threshold), **more)


def drawn_exits(rng):
    return [
        _exit("three exits, three classes", rng, 3, 8, 3, 0.6, weight=2),
        _exit("four exits, two classes", rng, 4, 10, 2, 0.7, weight=2),
        _exit("two exits", rng, 2, 7, 4, 0.5),
        _exit("a threshold that is met exactly", rng, 3, 6, 3, 0.55, equal=True),
        _exit("hardly anything is sure", rng, 3, 9, 3, 0.93, weight=2),
        _exit("one input", rng, 4, 1, 3, 0.6, weight=0.5),
    ]


def drawn_routes(rng):
    def case(n, experts, k, **more):
        apart = rng.permuted(np.tile(np.linspace(-2, 2, experts), (n, 1)), axis=1)  # no two are equal
        scores = apart + rng.uniform(-0.2, 0.2, (n, experts))
        return Case(f"{n} tokens, {experts} experts, {k} of them", (scores, k), **more)

    return [
        case(4, 5, 2, weight=2),
        case(3, 6, 3, weight=2),
        case(5, 4, 1),
        case(2, 3, 3, weight=0.5),
        case(1, 4, 2),
    ]


_RNG = np.random.default_rng(176)
_SHOWN = np.array([[[0.9, 0.1], [0.6, 0.4]], [[0.8, 0.2], [0.3, 0.7]], [[0.7, 0.3], [0.55, 0.45]]])
answers: list[Function | Quiz] = [
    Function(
        "early_exit",
        early_exit,
        [by_first_true, by_going_back, by_asking],
        exit_mistakes,
        [
            Case("two inputs, three exits", (_SHOWN, np.array([1.0, 3.0, 6.0]), 0.7)),
            Case("never sure", (_SHOWN[:, 1:], np.array([1.0, 3.0, 6.0]), 0.95)),
        ],
        drawn_exits,
        weight=5,
    ),
    Function(
        "route",
        route,
        [by_threshold, by_infinity, by_rows],
        route_mistakes,
        [
            Case("two of three", (np.array([[1.0, 3.0, 2.0]]), 2)),
            Case("one of two", (np.array([[0.5, -0.5], [1.0, 4.0]]), 1)),
        ],
        drawn_routes,
        weight=4,
    ),
    Quiz("measured", {"q1": "b", "q2": "a", "q3": "c"}, weight=3),
]
exercise = Exercise(number="17.6", points=6, answers=answers)
