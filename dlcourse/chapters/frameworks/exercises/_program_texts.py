"""The first program of 14.6: texts whose last column is padding."""

import numpy as np

from dlcourse.checking import Case, edits


def read_texts(answer, texts, seed):
    """The hidden state of a small LSTM after the last word of each text."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        embedding = torch.nn.Embedding(30, 3).double()
        lstm = torch.nn.LSTM(3, 4, batch_first=True).double()
    return answer(lstm, embedding, torch.tensor(texts)).detach().numpy()


# ---- texts: the last column is padding


def last_words(lstm, embedding, texts):
    import torch

    outputs, _ = lstm(embedding(texts))
    lengths = (texts > 0).sum(dim=1)
    return outputs[torch.arange(len(texts)), lengths - 1]


def last_words_packed(lstm, embedding, texts):
    from torch.nn.utils.rnn import pack_padded_sequence

    lengths = (texts != 0).sum(1)
    packed = pack_padded_sequence(embedding(texts), lengths, batch_first=True, enforce_sorted=False)
    _, (hidden, _) = lstm(packed)
    return hidden[-1]


def last_words_one_by_one(lstm, embedding, texts):
    import torch

    rows = []
    for text in texts:
        n = int(text.count_nonzero())
        states, _ = lstm(embedding(text[None, :n]))
        rows.append(states[0, -1])
    return torch.stack(rows)


_TEXTS = (last_words, last_words_one_by_one)
text_mistakes = edits(
    _TEXTS,
    state_behind_the_padding=[("lengths - 1", "-1"), ("text[None, :n]", "text[None]")],
    first_word_only=[("lengths - 1", "0"), ("states[0, -1]", "states[0, 0]")],
    one_word_early=[
        ("lengths - 1", "lengths - 2"),
        ("text[None, :n]", "text[None]", "states[0, -1]", "states[0, n - 2]"),
    ],
    mean_of_the_words=[
        (
            "outputs[torch.arange(len(texts)), lengths - 1]",
            "(outputs * (texts > 0)[..., None]).sum(1) / lengths[:, None]",
        ),
        ("states[0, -1]", "states[0].mean(0)"),
    ],
    mean_with_padding=[
        ("outputs[torch.arange(len(texts)), lengths - 1]", "outputs.mean(1)"),
        ("text[None, :n]", "text[None]", "states[0, -1]", "states[0].mean(0)"),
    ],
    zero_where_padded=[
        (
            "    lengths =",
            "    outputs = outputs * (texts > 0)[..., None]\n    lengths =",
            "lengths - 1",
            "-1",
        ),
        ("states[0, -1]", "states[0, -1] * (n == len(text))"),
    ],
    longest_for_all=[
        ("(texts > 0).sum(dim=1)", "(texts > 0).sum(dim=1).max()"),
        ("int(text.count_nonzero())", "int(texts.count_nonzero(dim=1).max())"),
    ],
)


def drawn_texts(rng):
    def case(name, *lengths, most=6):
        texts = np.zeros((len(lengths), most), dtype=np.int64)
        for row, n in zip(texts, lengths, strict=True):
            row[:n] = rng.integers(1, 30, n)
        return Case(name, (texts, int(rng.integers(1000))), play=read_texts, tol=1e-7)

    return [
        case("short and long", 2, 5, 3),
        case("the padding is long", 1, 2, most=9),
        case("no text fills the row", 4, 2, 3, most=7),
    ]
