"""17.5 One space for images and texts: the symmetric contrastive loss, and how often a text is found."""

import numpy as np

from dlcourse.chapters.frontiers.exercises._recall import (
    by_lists,
    by_ranks,
    by_sorting,
    drawn_recalls,
    pairs,
    recall_at,
    recall_mistakes,
)
from dlcourse.checking import Case, Exercise, Function, Quiz, edits, retyped, several

# ---- info_nce


def info_nce(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    scores = a @ b.T / temperature
    return float(np.mean([_lost(scores), _lost(scores.T)]))


def _lost(scores):
    """Mean cross-entropy (N, N) with the labels 0, 1, ... N - 1."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - np.diag(shifted)).mean()


def by_tables(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    s = a @ b.T / temperature
    s = s - s.max()
    own = np.diag(s)
    rows = np.log(np.exp(s).sum(axis=1)) - own
    columns = np.log(np.exp(s).sum(axis=0)) - own
    loss = (rows.mean() + columns.mean()) / 2
    return loss


def by_softmax(images, texts, temperature):
    a = (images.T / np.sqrt((images**2).sum(axis=1))).T
    b = (texts.T / np.sqrt((texts**2).sum(axis=1))).T
    s = np.einsum("id,jd->ij", a, b) / temperature
    e = np.exp(s - s.max())
    own = np.arange(len(e))
    rows = -np.log(e[own, own] / np.sum(e, axis=1))
    columns = -np.log(e[own, own] / np.sum(e, axis=0))
    loss = 0.5 * np.mean(rows) + 0.5 * np.mean(columns)
    return loss


def by_pairs(images, texts, temperature):
    n, total = len(images), 0.0

    def score(i, j):
        length = np.sqrt(images[i] @ images[i]) * np.sqrt(texts[j] @ texts[j])
        return images[i] @ texts[j] / length / temperature

    for i in range(n):
        for others in ([score(i, j) for j in range(n)], [score(j, i) for j in range(n)]):
            top = max(others)
            total += top + np.log(sum(np.exp(s - top) for s in others)) - others[i]
    return total / (2 * n)


_ALL = (by_tables, by_softmax)
_A, _B, _S = "    a = ", "    b = ", "    s = "
_SCORES = "a @ b.T / temperature", 'np.einsum("id,jd->ij", a, b) / temperature'
_FIRST = "    rows = ", "    columns = "
loss_mistakes = [
    *edits(
        _ALL,
        not_normalised=[
            (
                "images / np.linalg.norm(images, axis=1, keepdims=True)",
                "images",
                "texts / np.linalg.norm(texts, axis=1, keepdims=True)",
                "texts",
            ),
            (
                "(images.T / np.sqrt((images**2).sum(axis=1))).T",
                "images",
                "(texts.T / np.sqrt((texts**2).sum(axis=1))).T",
                "texts",
            ),
        ],
        columns_normalised=[
            (
                "np.linalg.norm(images, axis=1",
                "np.linalg.norm(images, axis=0",
                "np.linalg.norm(texts, axis=1",
                "np.linalg.norm(texts, axis=0",
            ),
            (
                "(images.T / np.sqrt((images**2).sum(axis=1))).T",
                "images / np.sqrt((images**2).sum(axis=0))",
                "(texts.T / np.sqrt((texts**2).sum(axis=1))).T",
                "texts / np.sqrt((texts**2).sum(axis=0))",
            ),
        ],
        whole_table_normalised=[
            (
                "np.linalg.norm(images, axis=1, keepdims=True)",
                "np.linalg.norm(images)",
                "np.linalg.norm(texts, axis=1, keepdims=True)",
                "np.linalg.norm(texts)",
            ),
            ("(images**2).sum(axis=1)", "(images**2).sum()", "(texts**2).sum(axis=1)", "(texts**2).sum()"),
        ],
        square_of_the_length=[
            (
                "np.linalg.norm(images, axis=1, keepdims=True)",
                "np.linalg.norm(images, axis=1, keepdims=True) ** 2",
                "np.linalg.norm(texts, axis=1, keepdims=True)",
                "np.linalg.norm(texts, axis=1, keepdims=True) ** 2",
            ),
            (
                "np.sqrt((images**2).sum(axis=1))",
                "(images**2).sum(axis=1)",
                "np.sqrt((texts**2).sum(axis=1))",
                "(texts**2).sum(axis=1)",
            ),
        ],
    ),
    *retyped(_ALL, _A, images_not_normalised="images"),
    *retyped(_ALL, _B, texts_not_normalised="texts"),
    *several(
        _ALL,
        temperature_multiplied=[[(old, old.replace("/ temp", "* temp")) for old in _SCORES]],
        temperature_forgotten=[[(old, old.replace(" / temperature", "")) for old in _SCORES]],
        temperature_squared=[[(old, old.replace("temperature", "temperature**2")) for old in _SCORES]],
    ),
    *retyped(
        _ALL,
        "    loss = ",
        images_only="rows.mean()",
        texts_only="columns.mean()",
        both_added="rows.mean() + columns.mean()",
        not_averaged=["(rows.sum() + columns.sum()) / 2", "rows.sum() + columns.sum()"],
        sign="-(rows.mean() + columns.mean()) / 2",
        divided_by_pairs="(rows.sum() + columns.sum()) / 2 / s.size",
        per_pair_returned="(rows + columns) / 2",
        root_of_two="(rows.mean() + columns.mean()) / np.sqrt(2)",
    ),
    *edits(
        _ALL,
        own_pair_left_out=[
            (
                "np.exp(s).sum(axis=1)",
                "np.exp(s).sum(axis=1) - np.exp(own)",
                "np.exp(s).sum(axis=0)",
                "np.exp(s).sum(axis=0) - np.exp(own)",
            ),
            (
                "np.sum(e, axis=1)",
                "(np.sum(e, axis=1) - e[own, own])",
                "np.sum(e, axis=0)",
                "(np.sum(e, axis=0) - e[own, own])",
            ),
        ],
        own_pair_twice=[
            (
                "np.exp(s).sum(axis=1)",
                "np.exp(s).sum(axis=1) + np.exp(own)",
                "np.exp(s).sum(axis=0)",
                "np.exp(s).sum(axis=0) + np.exp(own)",
            ),
            (
                "np.sum(e, axis=1)",
                "(np.sum(e, axis=1) + e[own, own])",
                "np.sum(e, axis=0)",
                "(np.sum(e, axis=0) + e[own, own])",
            ),
        ],
        whole_table_softmax=[
            ("np.exp(s).sum(axis=1)", "np.exp(s).sum()", "np.exp(s).sum(axis=0)", "np.exp(s).sum()"),
            ("np.sum(e, axis=1)", "np.sum(e)", "np.sum(e, axis=0)", "np.sum(e)"),
        ],
        probability_not_log=[
            (
                "np.log(np.exp(s).sum(axis=1)) - own",
                "-np.exp(own) / np.exp(s).sum(axis=1)",
                "np.log(np.exp(s).sum(axis=0)) - own",
                "-np.exp(own) / np.exp(s).sum(axis=0)",
            ),
            (
                "-np.log(e[own, own] / np.sum(e, axis=1))",
                "-(e[own, own] / np.sum(e, axis=1))",
                "-np.log(e[own, own] / np.sum(e, axis=0))",
                "-(e[own, own] / np.sum(e, axis=0))",
            ),
        ],
    ),
]

# ---- cases


def drawn_losses(rng):
    def case(n, width, temperature, alike, **more):
        return Case(
            f"{n} pairs, {width} numbers, temperature {temperature}",
            (*pairs(rng, n, width, alike), temperature),
            **more,
        )

    return [
        case(5, 3, 0.5, 1.0, weight=2),
        case(4, 6, 0.2, 0.5, weight=2),
        case(3, 3, 1.5, 0.0),
        case(7, 2, 0.3, 2.0),
        case(2, 4, 0.7, 1.0),
    ]


_RNG = np.random.default_rng(175)
_TWO = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[3.0, 3.0], [0.0, 0.5]])
answers: list[Function | Quiz] = [
    Function(
        "info_nce",
        info_nce,
        [by_tables, by_softmax, by_pairs],
        loss_mistakes,
        [Case("two pairs", (*_TWO, 0.5)), Case("three pairs", (*pairs(_RNG, 3, 2, 1.0), 1.0))],
        drawn_losses,
        weight=5,
    ),
    Function(
        "recall_at",
        recall_at,
        [by_ranks, by_sorting, by_lists],
        recall_mistakes,
        [
            Case(
                "the best text", (np.eye(3), np.array([[1.0, 0.2, 0.1], [5.0, 1.0, 0.0], [0.1, 0.3, 0.5]]), 1)
            ),
            Case("the best two", (*pairs(_RNG, 8, 2, 0.5), 2)),
        ],
        drawn_recalls,
        weight=2,
    ),
    Quiz("embedded", {"q1": "a"}, weight=1),
]
exercise = Exercise(number="17.5", points=8, answers=answers)
