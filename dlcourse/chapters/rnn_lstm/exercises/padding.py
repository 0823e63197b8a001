"""10.5 Sequences of different lengths: padding must not count."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import losses

# ---- masked_ce


def masked_ce(logits, targets, mask):
    return float(losses.cross_entropy(logits[mask], targets[mask])[0])


def _token_losses(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    return -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]


def ce_token_by_token(logits, targets, mask):
    found = []
    for t, n in np.argwhere(mask):
        z = logits[t, n] - logits[t, n].max()
        found.append(np.log(np.exp(z).sum()) - z[targets[t, n]])
    return sum(found) / len(found)


def _sequence_means(logits, targets, mask):
    loss = _token_losses(logits, targets) * mask
    return (loss.sum(axis=0) / mask.sum(axis=0)).mean()


def _sequence_means_by_loop(logits, targets, mask):
    means = [ce_token_by_token(logits[:, [n]], targets[:, [n]], mask[:, [n]]) for n in range(mask.shape[1])]
    return float(np.mean(means))


def _logits_masked(logits, targets, mask):
    return _token_losses(logits * mask[..., None], targets).mean()


def _logits_masked_by_where(logits, targets, mask):
    silenced = np.where(mask[:, :, None], logits, 0.0).reshape(-1, logits.shape[-1])
    return float(losses.cross_entropy(silenced, targets.ravel())[0])


def _unstable(logits, targets, mask):
    p = np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)
    return -np.log(np.take_along_axis(p, targets[..., None], axis=-1)[..., 0][mask]).mean()


def _unstable_by_loop(logits, targets, mask):
    found = []
    for z, target in zip(logits[mask], targets[mask], strict=True):
        found.append(np.log(np.exp(z).sum()) - z[target])
    return float(np.mean(found))


def _batch(rng, lengths, steps, classes, scale=2.0):
    lengths = np.array(lengths)
    mask = np.arange(steps)[:, None] < lengths
    logits = scale * rng.normal(size=(*mask.shape, classes))
    return Case(
        f"lengths {lengths.tolist()} of {steps}", (logits, rng.integers(0, classes, mask.shape), mask)
    )


def _far_apart(rng):
    """No single number is fit to be subtracted from all logits: every token needs its own maximum."""
    logits, targets, mask = _batch(rng, [3, 1, 2], 4, 3).args
    return (
        logits + rng.permutation(np.linspace(-3000, 3000, mask.size)).reshape(mask.shape)[..., None],
        targets,
        mask,
    )


def _ce_drawn(rng: np.random.Generator) -> list[Case]:
    logits, targets, mask = _batch(rng, [2, 4, 1], 4, 3).args
    more = np.concatenate([logits, 50 * rng.normal(size=(3, 3, 3))])
    padded = (more, np.pad(targets, ((0, 3), (0, 0))), np.pad(mask, ((0, 3), (0, 0))))
    return [
        Case("three sequences", (logits, targets, mask)),
        Case("the same with more padding", padded),
        _batch(rng, [5, 2], 6, 4),
        _batch(rng, [3], 5, 2),
        _batch(rng, [2, 3, 1, 2], 3, 5, 400.0),
        Case("each token around a value of its own", _far_apart(rng)),
    ]


# ---- last_valid


def last_valid(h, lengths):
    return h[lengths - 1, np.arange(len(lengths))]


def last_by_loop(h, lengths):
    return np.array([h[length - 1, n] for n, length in enumerate(lengths)])


def _beyond(h, lengths):
    return h[np.minimum(lengths, len(h) - 1), np.arange(len(lengths))]


def _beyond_by_loop(h, lengths):
    padded = np.concatenate([h, h[-1:]])
    return np.stack([padded[length, n] for n, length in enumerate(lengths)])


def _mean_valid(h, lengths):
    mask = np.arange(len(h))[:, None] < lengths
    return (h * mask[..., None]).sum(axis=0) / lengths[:, None]


def _mean_valid_by_loop(h, lengths):
    return np.array([h[:length, n].mean(axis=0) for n, length in enumerate(lengths)])


def _axes_swapped(h, lengths):
    return h[np.arange(len(lengths)), lengths - 1]


def _axes_swapped_by_loop(h, lengths):
    return np.array([np.swapaxes(h, 0, 1)[length - 1][n] for n, length in enumerate(lengths)])


def _states(rng, lengths, steps, hidden, dtype=np.float64):
    h = rng.normal(size=(steps, len(lengths), hidden)).astype(dtype)
    return Case(f"lengths {list(lengths)} of {steps}", (h, np.array(lengths)))


def _last_drawn(rng: np.random.Generator) -> list[Case]:
    return [
        _states(rng, [2, 5, 1], 5, 4),
        _states(rng, [3], 6, 2),
        _states(rng, [1, 4, 2, 3, 1], 4, 3),
        _states(rng, [2, 1], 3, 5, np.float32),
    ]


_FIXED = np.random.default_rng(105)

exercise = Exercise(
    number="10.5",
    points=6,
    answers=[
        Function(
            "masked_ce",
            reference=masked_ce,
            alternatives=[ce_token_by_token],
            mistakes=[
                Wrong(
                    "mask_ignored",
                    lambda z, y, mask: _token_losses(z, y).mean(),
                    lambda z, y, mask: ce_token_by_token(z, y, np.ones(y.shape, bool)),
                ),
                Wrong(
                    "divided_by_padded_length",
                    lambda z, y, mask: (_token_losses(z, y) * mask).mean(),
                    lambda z, y, mask: masked_ce(z, y, mask) * mask.mean(),
                ),
                Wrong(
                    "summed",
                    lambda z, y, mask: (_token_losses(z, y) * mask).sum(),
                    lambda z, y, mask: ce_token_by_token(z, y, mask) * np.count_nonzero(mask),
                ),
                Wrong("mean_of_sequence_means", _sequence_means, _sequence_means_by_loop),
                Wrong("logits_masked", _logits_masked, _logits_masked_by_where),
                generic.overflows(_unstable, _unstable_by_loop),
            ],
            visible=[_batch(_FIXED, [2, 1], 2, 3), _batch(_FIXED, [3, 1], 4, 2)],
            cases=_ce_drawn,
        ),
        Function(
            "last_valid",
            reference=last_valid,
            alternatives=[last_by_loop],
            mistakes=[
                Wrong("last_is_padding", lambda h, lengths: h[-1], lambda h, lengths: h[len(h) - 1].copy()),
                Wrong("one_too_far", _beyond, _beyond_by_loop),
                Wrong("mean_of_states", _mean_valid, _mean_valid_by_loop),
                Wrong("axes_swapped", _axes_swapped, _axes_swapped_by_loop),
            ],
            visible=[
                Case("two sequences", (np.arange(12.0).reshape(3, 2, 2), np.array([3, 1]))),
                _states(_FIXED, [1, 3, 2], 4, 2),
            ],
            cases=_last_drawn,
        ),
    ],
)
