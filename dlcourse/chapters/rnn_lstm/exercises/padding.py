"""10.5 Sequences of different lengths: padding must not count."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import (
    levels_off,
    log_of_zero,
    lost_apart,
    not_reduced,
    on_moderate,
    on_results,
)
from dlcourse.checking.diagnosis.number_patterns import overflows
from dlcourse.numpy import losses

# ---- masked_ce


def masked_ce(logits, targets, mask):
    return float(losses.cross_entropy(logits[mask], targets[mask])[0])


def by_grid(z, y, mask):
    s = z - z.max(axis=2, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=2, keepdims=True))
    each = -np.take_along_axis(log_p, y[..., None], axis=2)[..., 0]
    return each[mask].mean()


def by_places(z, y, mask):
    t, n = np.indices(y.shape)
    s = np.array([step - step.max(axis=1)[:, None] for step in z])
    log_p = s - np.log(np.exp(s) @ np.ones(z.shape[2]))[..., None]
    each = -log_p[t, n, y]
    return sum(each[mask]) / np.count_nonzero(mask)


def token_by_token(logits, targets, mask):
    found = []
    for t, n in np.argwhere(mask):
        z = logits[t, n] - logits[t, n].max()
        found.append(np.log(np.exp(z).sum()) - z[targets[t, n]])
    return sum(found) / len(found)


def _margin(m):
    """A token whose loss is about m, and padding."""
    return np.array([[[m, 0.0, 0.0]], [[0.0, 0.0, 0.0]]]), np.array([[1], [0]]), np.array([[True], [False]])


_TOKENS_APART = lost_apart(
    (np.array([[[1000.0, 0.0]]]), np.array([[1]]), np.array([[True]])),
    (np.array([[[0.0, 0.0]], [[3000.0, 3000.0]]]), np.array([[1], [0]]), np.array([[True], [True]])),
)
LOSSES = (by_grid, by_places)
loss_mistakes = [
    *seen(_TOKENS_APART, retyped(LOSSES, "s = ", one_maximum_for_all=["z - z.max()", "z - z[mask].max()"])),
    *on_moderate(
        [
            *returning(
                LOSSES,
                mask_ignored="each.mean()",
                divided_by_padded_length="(each * mask).mean()",
                summed="(each * mask).sum()",
                mean_of_sequence_means="((each * mask).sum(axis=0) / mask.sum(axis=0)).mean()",
                mean_of_step_means=[
                    "np.mean([row[real].mean() for row, real in zip(each, mask) if real.any()])",
                    "((each * mask).sum(axis=1) / mask.sum(axis=1)).mean()",
                ],
                mask_inverted="each[~mask].mean()",
                divided_by_sequences="(each * mask).sum() / mask.shape[1]",
                divided_by_steps="(each * mask).sum() / len(mask)",
                padding_in_sum="each.sum() / mask.sum()",
                logits_masked=[
                    "masked_ce(z * mask[..., None], y, mask | True)",
                    "masked_ce(z * mask[..., None], y, mask | True) * mask.size / mask.sum()",
                ],
                targets_masked=[
                    "masked_ce(z, y * mask, mask | True)",
                    "masked_ce(z, y * mask, mask | True) * mask.size / mask.sum()",
                ],
                zeros_taken_for_padding="each[y != 0].mean()",
                negated="-each[mask].mean()",
                softmax_missing="-np.take_along_axis(z, y[..., None], 2)[mask].mean()",
                no_logarithm=["-np.exp(-each[mask]).mean()", "1 - np.exp(-each[mask]).mean()"],
                perplexity="np.exp(each[mask].mean())",
                averaged_too_early="-np.log(np.exp(-each[mask]).mean())",
                largest_instead_of_label="-log_p.max(axis=2)[mask].mean()",
                all_pairs="-log_p[mask][:, y[mask]].mean()",
                averaged_over_classes_too="each[mask].mean() / z.shape[2]",
            ),
            *retyped(
                LOSSES,
                "log_p = ",
                wrong_axis=[f"z - np.log(np.exp(z).sum(axis={axis}, keepdims=True))" for axis in (1, 0)],
                keepdims_missing="s - np.log(np.exp(s).sum(axis=2))",
            ),
            *retyped(LOSSES[::-1], "log_p = ", keepdims_missing="s - np.log(np.exp(s).sum(axis=2))"),
        ]
    ),
    *seen(not_reduced, returning(LOSSES, not_reduced="each[mask]")),
    *seen(
        levels_off(_margin),
        retyped(
            LOSSES,
            "log_p = ",
            epsilon_in_log=[
                "np.log(np.exp(s) / np.exp(s).sum(axis=2)[..., None] + 1e-12)",
                "np.log(np.maximum(np.exp(s) / np.exp(s).sum(axis=2)[..., None], 1e-7))",
            ],
        ),
    ),
    *seen(
        overflows, retyped(LOSSES, "log_p = ", overflows="z - np.log(np.exp(z).sum(axis=2, keepdims=True))")
    ),
    *seen(
        log_of_zero,
        retyped(LOSSES, "log_p = ", log_of_zero="np.log(np.exp(s) / np.exp(s).sum(axis=2)[..., None])"),
    ),
]

# ---- last_valid


def last_valid(h, lengths):
    return h[lengths - 1, np.arange(len(lengths))]


def by_index(h, lengths):
    place = lengths - 1, np.arange(len(lengths))
    return h[place]


def by_loop(h, lengths):
    place = [(length - 1, n) for n, length in enumerate(lengths)]
    return np.array([h[each] for each in place])


@on_results
def _rows_in_another_order(evidence):
    pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
    return all(np.shape(g) == e.shape and np.array_equal(*map(_sorted_rows, (g, e))) for g, e in pairs)


def _sorted_rows(table):
    return np.array(sorted(map(tuple, table)))


STATES = (by_index, by_loop)
_REAL = "(np.arange(len(h))[:, None] < lengths)[..., None]"
state_mistakes = [
    *returning(
        STATES,
        last_is_padding=["h[-1]", "h[max(lengths) - 1]", f"(h * {_REAL})[-1]"],
        first_state="h[0]",
        one_length_for_all=["h[lengths[0] - 1]", "h[min(lengths) - 1]", "h[lengths[-1] - 1]"],
        mean_of_states=[f"(h * {_REAL}).sum(axis=0) / lengths[:, None]", f"(h * {_REAL}).mean(axis=0)"],
        sum_of_states=f"(h * {_REAL}).sum(axis=0)",
        all_pairs="h[lengths - 1]",
        all_real_states="[h[:length, n] for n, length in enumerate(lengths)]",
        counted_from_end="h[-lengths, np.arange(len(lengths))]",
        off_by_one="np.array([h[: length - 1, n][-1] for n, length in enumerate(lengths)])",
        one_too_far="h[np.minimum(lengths, len(h) - 1), np.arange(len(lengths))]",
    ),
    *edits(
        STATES,
        one_too_far=[("lengths - 1", "lengths"), ("length - 1", "length")],
        off_by_one=[("lengths - 1", "lengths - 2"), ("length - 1", "length - 2")],
        axes_swapped=[
            ("lengths - 1, np.arange(len(lengths))", "np.arange(len(lengths)), lengths - 1"),
            ("length - 1, n", "n, length - 1"),
        ],
    ),
    *seen(
        _rows_in_another_order,
        returning(
            STATES,
            wrong_order=[f"last_valid(h, lengths)[np.argsort({order})]" for order in ("-lengths", "lengths")],
        ),
    ),
]

# ---- cases


def _batch(rng, lengths, steps, classes, **more):
    lengths = np.array(lengths)
    mask = np.arange(steps)[:, None] < lengths
    logits = 2 * rng.normal(size=(*mask.shape, classes))
    name = f"lengths {lengths.tolist()} of {steps}"
    return Case(name, (logits, rng.integers(0, classes, mask.shape), mask), **more)


def _huge(rng):
    """Large logits, and a token for which the wrong class is much larger."""
    logits, targets, mask = _batch(rng, [2, 3, 1, 2], 3, 5).args
    logits = 200 * logits
    logits[0, 0, targets[0, 0]] = logits.min() - 800
    return logits, targets, mask


def _far_apart(rng):
    """No single number is fit to be subtracted from all logits: every token needs its own maximum."""
    logits, targets, mask = _batch(rng, [3, 1, 2], 4, 3).args
    levels = rng.permutation(np.linspace(-6000, 6000, mask.size)).reshape(mask.shape)
    return logits + levels[..., None], targets, mask


def drawn_losses(rng):
    logits, targets, mask = _batch(rng, [2, 4, 1], 4, 3).args
    more = np.concatenate([logits, 50 * rng.normal(size=(3, 3, 3))])
    padded = (more, np.pad(targets, ((0, 3), (0, 0))), np.pad(mask, ((0, 3), (0, 0))))
    return [
        Case("three sequences", (logits, targets, mask)),
        Case("the same with more padding", padded),
        _batch(rng, [5, 2], 6, 4),
        _batch(rng, [3], 5, 2),
        _batch(rng, [3, 1, 2], 3, 3),
        Case("large logits", _huge(rng), quiet=True, weight=1.5),
        Case("each token around a value of its own", _far_apart(rng), quiet=True, weight=1.5),
    ]


def _states(rng, lengths, steps, hidden, dtype=np.float64):
    h = rng.normal(size=(steps, len(lengths), hidden)).astype(dtype)
    return Case(f"lengths {list(lengths)} of {steps}", (h, np.array(lengths)))


def drawn_states(rng):
    return [
        _states(rng, [2, 5, 1], 5, 4),
        _states(rng, [3], 6, 2),
        _states(rng, [1, 4, 2, 3, 1], 4, 3),
        _states(rng, [3, 4, 2], 6, 2),
        _states(rng, [2, 1], 3, 5, np.float32),
    ]


_FIXED = np.random.default_rng(105)
visible_losses = [_batch(_FIXED, [2, 1], 2, 3), _batch(_FIXED, [3, 1], 4, 2)]
visible_states = [
    Case("two sequences", (np.arange(12.0).reshape(3, 2, 2), np.array([3, 1]))),
    _states(_FIXED, [1, 3, 2], 4, 2),
]
answers = [
    Function("masked_ce", masked_ce, [*LOSSES, token_by_token], loss_mistakes, visible_losses, drawn_losses),
    Function("last_valid", last_valid, STATES, state_mistakes, visible_states, drawn_states),
]
exercise = Exercise(number="10.5", points=6, answers=answers)
