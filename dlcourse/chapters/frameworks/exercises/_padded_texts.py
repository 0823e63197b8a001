"""The second answer of 14.2: texts of different lengths in one batch."""

import numpy as np

from dlcourse.checking import Case, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with


def padded(answer, texts, labels):
    import torch

    found = answer([(torch.tensor(text), label) for text, label in zip(texts, labels, strict=True)])
    return tuple(part.numpy() for part in found)


# ---- texts of different lengths in one batch


def pad(pairs):
    import torch
    from torch.nn.utils.rnn import pad_sequence

    texts = [text for text, _ in pairs]
    lengths = torch.tensor([len(text) for text in texts])
    labels = torch.tensor([label for _, label in pairs])
    return pad_sequence(texts, batch_first=True), lengths, labels


def pad_by_hand(pairs):
    import torch

    texts, labels = zip(*pairs, strict=True)
    lengths = [int(text.numel()) for text in texts]
    table = torch.zeros((len(texts), max(lengths)), dtype=torch.int64)
    for row, text in enumerate(texts):
        table[row, : lengths[row]] = text
    return table, torch.tensor(lengths), torch.as_tensor(labels)


_PAD = (pad, pad_by_hand)
_padded = edits(
    _PAD,
    filled_in_front=[
        ("batch_first=True", "batch_first=True, padding_side='left'"),
        ("[row, : lengths[row]]", "[row, table.shape[1] - lengths[row] :]"),
    ],
    time_first=[(", batch_first=True", ""), ("return table,", "return table.T,")],
    lengths_of_the_rows=[
        ("[len(text) for text in texts]", "[max(map(len, texts))] * len(texts)"),
        ("torch.tensor(lengths),", "torch.full((len(texts),), max(lengths)),"),
    ],
    sorted_by_length=[
        ("texts = [", "pairs = sorted(pairs, key=lambda pair: -len(pair[0]))\n    texts = ["),
        ("texts, labels =", "pairs = sorted(pairs, key=lambda pair: -len(pair[0]))\n    texts, labels ="),
    ],
    cut_to_the_shortest=[
        ("texts = [text for", "least = min(len(t) for t, _ in pairs)\n    texts = [text[:least] for"),
        (
            "lengths = [int(text.numel())",
            "texts = [t[: min(map(len, texts))] for t in texts]\n    lengths = [int(text.numel())",
        ),
    ],
    filled_with_the_last_word=[
        (
            "return pad_sequence(texts, batch_first=True)",
            "texts = [torch.cat([t, t[-1:].repeat(int(lengths.max()) - len(t))]) for t in texts]\n"
            "    return torch.stack(texts)",
        ),
        ("= text\n", "= text\n        table[row, lengths[row] :] = text[-1]\n"),
    ],
    wrong_order=[
        (", lengths, labels", ", labels, lengths"),
        ("torch.tensor(lengths), torch.as_tensor(labels)", "torch.as_tensor(labels), torch.tensor(lengths)"),
    ],
)
_not_padded = seen(
    stops_with("stack expects each tensor to be equal size"),
    edits(
        _PAD,
        not_padded=[
            ("pad_sequence(texts, batch_first=True)", "torch.stack(texts)"),
            ("return table,", "return torch.stack(list(texts)),"),
        ],
    ),
)
_no_lengths = seen(
    lambda evidence: (
        bool(evidence.returned)
        and all(isinstance(c.got.value, tuple) and len(c.got.value) == 2 for c in evidence.returned)
    ),
    edits(
        _PAD, lengths_missing=[(", lengths, labels", ", labels"), ("torch.tensor(lengths), torch", "torch")]
    ),
)


def _drawn_texts(rng):
    def case(name, *lengths):
        texts = [rng.integers(1, 50, n) for n in lengths]
        return Case(name, (texts, [int(n) for n in rng.integers(0, 2, len(lengths))]), play=padded)

    return [
        case("three texts", 2, 5, 3),
        case("the longest is the last", 1, 2, 6, 4, 7),
        case("one word", 4, 1),
    ]


_TEXTS = [np.array([7, 3]), np.array([5, 2, 9, 4])]

pad_answer = Function(
    "pad",
    pad,
    [pad_by_hand],
    [*_padded, *_not_padded, *_no_lengths],
    [
        Case(
            "two texts",
            (_TEXTS, [1, 0]),
            play=padded,
            typed="pad([(torch.tensor([7, 3]), 1), (torch.tensor([5, 2, 9, 4]), 0)])",
        )
    ],
    _drawn_texts,
)
