"""The second half of 17.5: how often the own text is found."""

import numpy as np

from dlcourse.checking import Case, edits, returning, retyped


def recall_at(images, texts, k):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    scores = a @ b.T
    return float(((scores > np.diag(scores)[:, None]).sum(axis=1) < k).mean())


def by_ranks(images, texts, k):
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    s = images @ b.T
    better = (s > np.diag(s)[:, None]).sum(axis=1)
    found = better < k
    return found.mean()


def by_sorting(images, texts, k):
    a = images / np.sqrt((images**2).sum(axis=1))[:, None]
    b = (texts.T / np.sqrt((texts**2).sum(axis=1))).T
    s = np.einsum("id,jd->ij", a, b)
    order = np.argsort(-s, axis=1)
    better = np.argmax(order == np.arange(len(s))[:, None], axis=1)
    found = better < k
    return np.mean(found)


def by_lists(images, texts, k):
    hits = 0
    for i, image in enumerate(images):
        scores = [image @ text / np.linalg.norm(text) for text in texts]
        best = sorted(range(len(scores)), key=lambda j: scores[j], reverse=True)[:k]
        hits += i in best
    return hits / len(images)


_RECALLS = (by_ranks, by_sorting)
_TABLE = "images @ b.T", 'np.einsum("id,jd->ij", a, b)'
recall_mistakes = [
    *retyped(
        _RECALLS,
        "    found = ",
        one_too_many="better <= k",
        one_too_few="better < k - 1",
        exactly_at="better == k - 1",
        first_only="better < 1",
        others="better >= k",
    ),
    *edits(
        _RECALLS,
        texts_find_images=[
            (_TABLE[0], "b @ images.T / np.linalg.norm(images, axis=1)"),
            (_TABLE[1], 'np.einsum("id,jd->ji", a, b)'),
        ],
        texts_not_normalised=[
            ("texts / np.linalg.norm(texts, axis=1, keepdims=True)", "texts"),
            ("(texts.T / np.sqrt((texts**2).sum(axis=1))).T", "texts"),
        ],
        least_similar_first=[(_TABLE[0], "-images @ b.T"), (_TABLE[1], '-np.einsum("id,jd->ij", a, b)')],
    ),
    *returning(_RECALLS, number_not_share="found.sum()", ranks_returned="better", list_returned="found"),
]

# ---- cases


def pairs(rng, n, width, alike):
    """Embeddings of n images and texts, of lengths of their own, each more or less like its partner."""
    images = rng.normal(size=(n, width))
    texts = alike * images + rng.normal(size=(n, width))
    return tuple(part * rng.uniform(0.3, 3, (n, 1)) for part in (images, texts))


def drawn_recalls(rng):
    def case(n, width, alike, k, **more):
        return Case(f"{n} pairs, the best {k}", (*pairs(rng, n, width, alike), k), **more)

    return [
        case(12, 3, 0.6, 1),
        case(15, 4, 0.5, 3, weight=2),
        case(20, 2, 0.5, 5, weight=2),
        case(9, 5, 0.3, 2),
        case(30, 3, 0.4, 4, weight=2),
    ]
