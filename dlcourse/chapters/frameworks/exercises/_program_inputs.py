"""Three of the six programs: what goes in, and what is read out."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._program_texts import (
    drawn_texts,
    last_words,
    last_words_one_by_one,
    last_words_packed,
    read_texts,
    text_mistakes,
)
from dlcourse.checking import Case, Function, edits, seen

# ---- scripts: numbers in, numbers and gradients out


def put_in_order(answer, images):
    import torch

    return answer(torch.tensor(images)).numpy()


def forecast_of(answer, series, seed):
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        rnn, readout = torch.nn.RNN(1, 5, batch_first=True).double(), torch.nn.Linear(5, 1).double()
    return answer(rnn, readout, torch.tensor(series)).detach().numpy()


# ---- colour pictures: reshaped where axes should change places


def channels_first(images):
    return images.permute(0, 3, 1, 2) / 255


def channels_first_by_stack(images):
    import torch

    scaled = images.float() / 255
    return torch.stack([scaled[..., c] for c in range(images.shape[-1])], dim=1)


_COLOURS = (channels_first, channels_first_by_stack)
_STACK = "torch.stack([scaled[..., c] for c in range(images.shape[-1])], dim=1)"
_colour_mistakes = edits(
    _COLOURS,
    reshaped=[
        ("permute(0, 3, 1, 2)", "reshape(len(images), -1, *images.shape[1:3])"),
        (_STACK, "scaled.view(len(images), -1, *images.shape[1:3])"),
    ],
    not_scaled=[(" / 255", " / 1"), (" / 255", "")],
    scaled_by_256=[("255", "256"), ("255", "256")],
    sides_swapped=[("0, 3, 1, 2", "0, 3, 2, 1"), (_STACK, _STACK + ".mT")],
    still_last=[(".permute(0, 3, 1, 2)", ""), (_STACK, "scaled")],
    colours_reversed=[
        ("images.permute", "images.flip(-1).permute"),
        ("range(images.shape[-1])", "range(images.shape[-1])[::-1]"),
    ],
    scaled_by_the_largest=[(" / 255", " / images.max()"), (" / 255", " / images.max()")],
)
_whole_division = edits(
    _COLOURS, whole_numbers=[(" / 255", " // 255"), ("images.float() / 255", "images // 255")]
)


def _colours(rng):
    def case(name, *shape):
        return Case(name, (rng.integers(0, 240, shape).astype(np.uint8),), play=put_in_order, tol=1e-6)

    return [case("not square", 2, 3, 5, 3), case("one picture", 1, 4, 4, 3), case("larger ones", 3, 6, 4, 3)]


# ---- sunspots: fractions cut to whole numbers


def forecast(rnn, readout, series):
    outputs, _ = rnn(series[..., None])
    return readout(outputs[:, -1])[:, 0]


def forecast_from_the_state(rnn, readout, series):
    _, hidden = rnn(series.unsqueeze(-1))
    return readout(hidden[-1]).squeeze(-1)


_YEARS = (forecast, forecast_from_the_state)
_year_mistakes = edits(
    _YEARS,
    cut_to_whole_numbers=[
        ("series[..., None]", "series[..., None].long().to(series)"),
        ("series.unsqueeze(-1)", "series.unsqueeze(-1).floor()"),
    ],
    rounded=[
        ("series[..., None]", "series[..., None].round()"),
        ("series.unsqueeze(-1)", "series.unsqueeze(-1).round()"),
    ],
    last_year_forgotten=[
        ("series[..., None]", "series[:, :-1, None]"),
        ("series.unsqueeze(-1)", "series[:, :-1].unsqueeze(-1)"),
    ],
    backwards=[
        ("series[..., None]", "series.flip(1)[..., None]"),
        ("series.unsqueeze(-1)", "series.flip(1).unsqueeze(-1)"),
    ],
    axis_too_many=[(")[:, 0]", ")"), (".squeeze(-1)", "")],
    first_year_only=[
        ("outputs[:, -1]", "outputs[:, 0]"),
        ("series.unsqueeze(-1)", "series[:, :1].unsqueeze(-1)"),
    ],
    from_the_mean=[
        ("outputs[:, -1]", "outputs.mean(1)"),
        ("_, hidden = rnn(series.unsqueeze(-1))", "hidden = rnn(series.unsqueeze(-1))[0].mean(1)[None]"),
    ],
)
_every_year = edits(
    _YEARS,
    every_year=[
        ("readout(outputs[:, -1])[:, 0]", "readout(outputs)[..., 0]"),
        (
            "    _, hidden = rnn(series.unsqueeze(-1))\n    return readout(hidden[-1])",
            "    hidden, _ = rnn(series.unsqueeze(-1))\n    return readout(hidden)",
        ),
    ],
)


def _years(rng):
    def case(name, n, t):
        return Case(
            name, (rng.uniform(0.2, 1.9, (n, t)), int(rng.integers(1000))), play=forecast_of, tol=1e-7
        )

    return [case("four windows", 4, 6), case("one window", 1, 5), case("short windows", 3, 3)]


# ---- answers

_WORDS = np.array([[5, 7, 0, 0], [3, 2, 9, 4]])
_IMAGE = np.arange(0, 240, 20, dtype=np.uint8).reshape(1, 2, 2, 3)
answers = [
    Function(
        "last_words",
        last_words,
        [last_words_packed, last_words_one_by_one],
        text_mistakes,
        [Case("two texts of 2 and 4 words", (_WORDS, 1), play=read_texts, tol=1e-7)],
        drawn_texts,
        weight=3,
    ),
    Function(
        "channels_first",
        channels_first,
        [channels_first_by_stack],
        [
            *_colour_mistakes,
            *seen(
                lambda evidence: all(
                    np.array_equal(np.unique(call.got.value), [0]) for call in evidence.returned
                ),
                _whole_division,
            ),
        ],
        [Case("one picture of 2 x 2 pixels", (_IMAGE,), play=put_in_order, tol=1e-6)],
        _colours,
        weight=3,
    ),
    Function(
        "forecast",
        forecast,
        [forecast_from_the_state],
        [*_year_mistakes, *_every_year],
        [
            Case(
                "two windows of three years",
                (np.array([[0.3, 0.8, 1.2], [1.4, 0.9, 0.2]]), 2),
                play=forecast_of,
                tol=1e-7,
            )
        ],
        _years,
        weight=3,
    ),
]
