"""The second function of 12.1: the largest angle between two planes."""

import numpy as np

from dlcourse.checking import (
    Case,
    Wrong,
    edits,
    replaced,
    returning,
    retyped,
    seen,
)


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


def pairs_case(name, *pairs, weight=1.0):
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
        pairs_case("two planes", bases(4, 2), bases(6, 2), weight=2),
        pairs_case("two lines", bases(3, 1), bases(5, 1)),
        pairs_case("three axes", bases(7, 3), bases(8, 3), weight=2),
        pairs_case("the same plane, then another", (same, turned), bases(5, 2)),
        pairs_case("the same line, forty times", *_same_lines(rng), bases(5, 1)),
        pairs_case("long and short columns", tuple(m * [9.0, 0.1] for m in bases(5, 2))),
    ]
