"""12.1 A linear autoencoder finds the plane of the principal components."""

from functools import partial

import numpy as np

from dlcourse.checking import (
    Case,
    Exercise,
    Function,
    Wrong,
    edits,
    generic,
    replaced,
    returning,
    retyped,
    seen,
)
from dlcourse.checking.properties import real_numbers

# ---- train_linear


def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        residual = x @ encoder @ decoder - x
        losses.append((residual**2).sum() / len(x))
        slope = 2 * x.T @ residual / len(x)
        encoder, decoder = encoder - rate * slope @ decoder.T, decoder - rate * encoder.T @ slope
    return encoder, decoder, losses


def by_matrices(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        residual = code @ decoder - x
        loss = (residual**2).sum() / len(x)
        d_decoder = 2 * code.T @ residual / len(x)
        d_encoder = 2 * x.T @ residual @ decoder.T / len(x)
        losses.append(loss)
        encoder = encoder - rate * d_encoder
        decoder = decoder - rate * d_decoder
    return encoder, decoder, losses


def by_layers(x, encoder, decoder, rate, steps):
    losses = []
    for _step in range(steps):
        code = np.dot(x, encoder)
        residual = np.dot(code, decoder) - x
        loss = np.square(residual).sum(axis=1).mean()
        d_out = residual * (2 / len(x))
        d_decoder = np.dot(code.T, d_out)
        d_encoder = np.dot(x.T, np.dot(d_out, decoder.T))
        losses.append(loss)
        encoder = encoder - rate * d_encoder
        decoder = decoder - rate * d_decoder
    return encoder, decoder, losses


def by_samples(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        total, d_encoder, d_decoder = 0.0, np.zeros(encoder.shape), np.zeros(decoder.shape)
        for row in x:
            code = row @ encoder
            error = code @ decoder - row
            total += error @ error / len(x)
            d_decoder += 2 * np.outer(code, error) / len(x)
            d_encoder += 2 * np.outer(row, decoder @ error) / len(x)
        losses.append(total)
        encoder, decoder = encoder - rate * d_encoder, decoder - rate * d_decoder
    return encoder, decoder, np.array(losses)


_TRAIN = (by_matrices, by_layers)
_MOVE_E, _MOVE_D = (
    "        encoder = encoder - rate * d_encoder\n",
    "        decoder = decoder - rate * d_decoder\n",
)
_KEEP = "        losses.append(loss)\n"
_E, _D = "2 * x.T @ residual @ decoder.T", "2 * code.T @ residual"
_NEW = "(encoder - rate * d_encoder) @ (decoder - rate * d_decoder)"
_NEXT = "        residual = x @ encoder @ decoder - x\n"
_LATE_D = "        d_decoder = 2 * (x @ encoder).T @ residual / len(x)\n"
_LATE_E = "        d_encoder = 2 * x.T @ residual @ decoder.T / len(x)\n"
_NEXT_D, _NEXT_E = _NEXT + _LATE_D, _NEXT + _LATE_E
_moved = partial(replaced, _TRAIN, _MOVE_E + _MOVE_D)
_kept = partial(replaced, _TRAIN, _KEEP)
training_mistakes = [
    *edits(
        _TRAIN,
        factor_missing=[(_E, _E[4:], _D, _D[4:]), ("(2 / len(x))", "(1 / len(x))")],
        not_averaged=[
            (f"{_E} / len(x)", _E, f"{_D} / len(x)", _D, ".sum() / len(x)", ".sum()"),
            ("(2 / len(x))", "2", ".sum(axis=1).mean()", ".sum()"),
        ],
        averaged_over_columns=[
            (
                f"{_E} / len(x)",
                f"{_E} / x.size",
                f"{_D} / len(x)",
                f"{_D} / x.size",
                ".sum() / len(x)",
                ".mean()",
            ),
            ("(2 / len(x))", "(2 / x.size)", ".sum(axis=1).mean()", ".mean()"),
        ],
        gradient_not_averaged=[(f"{_E} / len(x)", _E, f"{_D} / len(x)", _D), ("(2 / len(x))", "2")],
        climbs=[
            ("code @ decoder - x", "x - code @ decoder"),
            ("np.dot(code, decoder) - x", "x - np.dot(code, decoder)"),
        ],
    ),
    *retyped(
        _TRAIN,
        "loss = ",
        loss_over_columns=["(residual**2).mean()", "np.mean(np.square(residual))"],
        loss_not_averaged="(residual**2).sum()",
        root_of_loss=["np.sqrt((residual**2).sum() / len(x))", "np.linalg.norm(residual, axis=1).mean()"],
        loss_not_squared="abs(residual).sum() / len(x)",
    ),
    *retyped(
        _TRAIN,
        "d_encoder = ",
        decoder_not_transposed="2 * x.T @ residual @ decoder / len(x)",
        gradient_transposed="(2 * x.T @ residual @ decoder.T / len(x)).T",
        through_the_code="2 * code.T @ residual @ decoder.T / len(x)",
        reconstruction_term_only="2 * x.T @ (code @ decoder) @ decoder.T / len(x)",
    ),
    *retyped(
        _TRAIN,
        "d_decoder = ",
        gradient_transposed="2 * residual.T @ code / len(x)",
        through_the_input="2 * x.T @ residual / len(x)",
    ),
    *_moved(
        climbs=f"{_MOVE_E}{_MOVE_D}".replace("- rate", "+ rate"),
        one_after_the_other=[
            f"{_MOVE_E}{_NEXT_D}{_MOVE_D}",
            f"{_MOVE_D}{_NEXT_E}{_MOVE_E}",
            f"{_MOVE_E}{_LATE_D}{_MOVE_D}",
            f"{_MOVE_D}{_LATE_E}{_MOVE_E}",
        ],
        encoder_stays=_MOVE_D,
        decoder_stays=_MOVE_E,
        tied=[
            f"{_MOVE_E}        decoder = encoder.T\n",
            f"{_MOVE_D}        encoder = decoder.T\n",
        ],
        rate_ignored=f"{_MOVE_E}{_MOVE_D}".replace("rate * ", ""),
    ),
    *_kept(
        loss_after_step=f"        losses.append(((x @ {_NEW} - x) ** 2).sum() / len(x))\n",
        returns_in_loop=_KEEP
        + "        return encoder - rate * d_encoder, decoder - rate * d_decoder, losses\n",
    ),
    *returning(
        _TRAIN,
        last_loss_only="encoder, decoder, losses[-1] if losses else 0.0",
        one_loss_too_many="encoder, decoder, [*losses, ((x @ encoder @ decoder - x) ** 2).sum() / len(x)]",
        losses_missing="encoder, decoder",
        wrong_order="decoder, encoder, losses",
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in _moved(changes_input=f"{_MOVE_E}{_MOVE_D}".replace("encoder = encoder -", "encoder -="))
    ),
]


def _trained(name, rng, sizes, k, rate=0.05, steps=1, weight=1.0):
    n, d = sizes
    x = rng.normal(size=(n, d))
    x -= x.mean(axis=0) * (n > 1)
    start = rng.normal(0, 0.6, (d, k)), rng.normal(0, 0.6, (k, d))
    return Case(name, (x, *start, rate, steps), weight=weight)


def _finds_the_plane(result, x, encoder, decoder, rate, steps):
    """Whether the decoder spans the plane of the first principal components, and the loss is what is left."""
    found, losses = real_numbers(result[1]), real_numbers(result[2])
    values, vectors = np.linalg.eigh(x.T @ x / len(x))
    k = len(decoder)
    least = values[:-k].sum()
    return (
        found.shape == decoder.shape
        and losses.shape == (steps,)
        and largest_angle(found.T, vectors[:, -k:]) < 5
        and abs(losses[-1] - least) < 0.05 * least
    )


def _long(rng):
    """Three hundred steps on data with a clear gap behind the second component."""
    x = rng.normal(size=(40, 5)) * [3.0, 2.2, 0.6, 0.5, 0.4]
    x = (x - x.mean(axis=0)) @ np.linalg.qr(rng.normal(size=(5, 5)))[0]
    start = rng.normal(0, 0.3, (5, 2)), rng.normal(0, 0.3, (2, 5))
    return Case("long training", (x, *start, 0.03, 300), prop=_finds_the_plane)


def drawn_trainings(rng):
    return [
        _trained("one step", rng, (6, 4), 2),
        _trained("two steps", rng, (5, 4), 2, steps=2, weight=2),
        _trained("four steps", rng, (7, 3), 1, rate=0.02, steps=4, weight=2),
        _trained("a single row", rng, (1, 3), 2, weight=0.5),
        _trained("as many codes as columns", rng, (8, 3), 3, steps=3),
        _trained("more codes than columns", rng, (4, 2), 5, steps=2),
        _trained("as many rows as columns", rng, (4, 4), 2, steps=2),
        _trained("no step", rng, (5, 3), 2, steps=0, weight=0.3),
        _long(rng),
    ]


# ---- largest_angle


def largest_angle(a, b):
    q_a, q_b = (np.linalg.qr(each)[0] for each in (a, b))
    cosines = np.linalg.svd(q_a.T @ q_b, compute_uv=False)
    return np.degrees(np.arccos(min(cosines.min(), 1)))


def by_svd(a, b):
    q_a, _ = np.linalg.qr(a)
    q_b, _ = np.linalg.qr(b)
    cosines = np.linalg.svd(q_a.T @ q_b)[1]
    angles = np.degrees(np.arccos(np.clip(cosines, 0, 1)))
    return angles.max()


def by_eigenvalues(a, b):
    q_a = np.linalg.svd(a, full_matrices=False)[0]
    q_b = np.linalg.svd(b, full_matrices=False)[0]
    overlap = np.dot(q_a.T, q_b)
    cosines = np.sqrt(np.clip(np.linalg.eigvalsh(overlap.T @ overlap), 0, 1))
    angles = np.arccos(cosines) * 180 / np.pi
    return angles.max()


def by_sine(a, b):
    """What sticks out of one subspace of a unit vector of the other."""
    q_a, q_b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    outside = q_b - q_a @ (q_a.T @ q_b)
    return float(np.degrees(np.arcsin(min(1.0, np.linalg.norm(outside, 2)))))


_ANGLES = (by_svd, by_eigenvalues)
_BASES = (
    "q_a, _ = np.linalg.qr(a)\n    q_b, _ = np.linalg.qr(b)",
    "q_a = np.linalg.svd(a, full_matrices=False)[0]\n    q_b = np.linalg.svd(b, full_matrices=False)[0]",
)


def _in_pairs(a, b):
    q_a, q_b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    return np.degrees(np.arccos(abs((q_a * q_b).sum(axis=0)).clip(0, 1))).max()


def _in_pairs_by_product(a, b):
    product = np.linalg.qr(a)[0].T @ np.linalg.qr(b)[0]
    return float(np.degrees(np.arccos(np.minimum(np.abs(np.diag(product)), 1)).max()))


def _becomes_nan(evidence):
    """Some angles are no numbers, and all others are right."""
    results = [(call.got.value, call.expected.value) for call in evidence.failed]
    return bool(results) and all(
        np.shape(got) == np.shape(right)
        and bool(np.isnan(got).any())
        and np.allclose(got[~np.isnan(got)], right[~np.isnan(got)], atol=1e-3)
        for got, right in results
    )


angle_mistakes = [
    *seen(
        _becomes_nan,
        edits(
            (by_svd, by_eigenvalues),
            cosine_above_one=[
                ("np.clip(cosines, 0, 1)", "cosines"),
                (
                    "np.clip(np.linalg.eigvalsh(overlap.T @ overlap), 0, 1)",
                    "np.linalg.eigvalsh(overlap.T @ overlap)",
                ),
            ],
        ),
    ),
    Wrong("column_by_column", _in_pairs, _in_pairs_by_product),
    *retyped(
        _ANGLES,
        "angles = ",
        radians="np.arccos(np.clip(cosines, 0, 1))",
        sine_instead="np.degrees(np.arcsin(np.clip(cosines, 0, 1)))",
    ),
    *returning(
        _ANGLES,
        smallest_angle="angles.min()",
        sine_instead="np.degrees(np.arcsin(np.clip(cosines.min(), 0, 1)))",
        mean_angle="angles.mean()",
        all_angles="np.sort(angles)",
        cosine_instead="np.cos(np.radians(angles.max()))",
        angles_added=["angles.sum()", "np.degrees(np.arccos(np.prod(np.cos(np.radians(angles)))))"],
    ),
    *replaced(
        _ANGLES,
        _BASES,
        only_normalised="q_a, q_b = a / np.linalg.norm(a, axis=0), b / np.linalg.norm(b, axis=0)",
        not_orthonormal="q_a, q_b = a, b",
        columns_compared="a, b = (m / np.linalg.norm(m, axis=0) for m in (a, b));"
        " return np.degrees(np.arccos(np.clip((a * b).sum(axis=0), -1, 1))).max(); q_a = q_b = None",
    ),
]


def angles(answer, *pairs):
    """The angles of several pairs of subspaces."""
    return np.array([answer(a, b) for a, b in pairs])


def _pairs(name, *pairs, weight=1.0):
    return Case(
        name,
        pairs,
        play=angles,
        tol=1e-4,
        weight=weight,
        typed="\n".join(["for a, b in pairs:", "    largest_angle(a, b)"]),
    )


def _same_lines(rng):
    """So many that in some a computed cosine is above 1."""
    lines = rng.normal(size=(40, 5, 1))
    return list(zip(lines, 3 * lines, strict=True))


def drawn_angles(rng):
    def bases(d, k):
        return rng.normal(size=(d, k)), rng.normal(size=(d, k))

    same = rng.normal(size=(5, 2))
    turned = same @ rng.normal(size=(2, 2))
    return [
        _pairs("two planes", bases(4, 2), bases(6, 2), weight=2),
        _pairs("two lines", bases(3, 1), bases(5, 1)),
        _pairs("three axes", bases(7, 3), bases(8, 3), weight=2),
        _pairs("the same plane, then another", (same, turned), bases(5, 2)),
        _pairs("the same line, forty times", *_same_lines(rng), bases(5, 1)),
        _pairs("long and short columns", tuple(m * [9.0, 0.1] for m in bases(5, 2))),
    ]


_PLANE = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
_TILTED = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
_rng = np.random.default_rng(12)
answers = [
    Function(
        "train_linear",
        train_linear,
        [by_matrices, by_layers, by_samples],
        training_mistakes,
        visible=[
            _trained("by hand", _rng, (3, 2), 1, rate=0.1),
            _trained("three steps", _rng, (6, 3), 2, steps=3),
        ],
        cases=drawn_trainings,
        weight=5,
    ),
    Function(
        "largest_angle",
        largest_angle,
        [by_svd, by_eigenvalues, by_sine],
        angle_mistakes,
        visible=[
            _pairs("a tilted plane", (_PLANE, _TILTED)),
            _pairs("a line", (_PLANE[:, :1], _TILTED[:, 1:])),
        ],
        cases=drawn_angles,
        weight=3,
    ),
]
exercise = Exercise(number="12.1", points=8, answers=answers)
