"""11.3 Positional encoding: a clock with many hands."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, retyped
from dlcourse.numpy import positional


def positional_encoding(length, width, base=10000.0):
    return positional.positional_encoding(length, width, base=base, dtype=np.float64)


def by_slices(length, width, base=10000.0):
    even = np.arange(0, width, 2)
    omega = base ** (-even / width)
    places = np.arange(length)
    angles = places[:, None] * omega
    encoding = np.zeros((length, width))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles[:, : width // 2])
    return encoding


def by_column(length, width, base=10000.0):
    even = np.arange(width) // 2 * 2
    omega = np.exp(-np.log(base) * even / width)
    places = np.arange(length)
    angles = np.outer(places, omega)
    encoding = np.where(np.arange(width) % 2 == 0, np.sin(angles), np.cos(angles))
    return encoding


def by_loops(length, width, base=10000.0):
    rows = []
    for t in range(length):
        hands = [t / base ** (2 * (j // 2) / width) for j in range(width)]
        rows.append([np.cos(a) if j % 2 else np.sin(a) for j, a in enumerate(hands)])
    return np.array(rows)


_ALL = (by_slices, by_column)
_EVEN, _OMEGA, _PLACES = "    even = ", "    omega = ", "    places = "
_ANGLES = "(places[:, None] * base ** (-(np.arange(width) // 2 * 2) / width))"
_HALVES = "(places[:, None] * base ** (-2 * np.arange((width + 1) // 2) / width))"
_OWN_HANDS = "(places[:, None] * base ** (-np.arange(width) / width))"
mistakes = [
    *retyped(
        _ALL,
        _PLACES,
        places_from_one="np.arange(1, length + 1)",
        places_scaled=["np.arange(length) / length", "np.linspace(0, 1, length)"],
        angles_times_two_pi="2 * np.pi * np.arange(length)",
    ),
    *edits(
        _ALL,
        exponent_halved=[
            ("(-even / width)", "(-even / (2 * width))"),
            ("* even / width", "* even / 2 / width"),
        ],
        exponent_doubled=[
            ("(-even / width)", "(-2 * even / width)"),
            ("* even / width", "* 2 * even / width"),
        ],
        growing_frequencies=[("(-even / width)", "(even / width)"), ("np.exp(-np", "np.exp(np")],
        one_frequency=[("base ** (-even / width)", "base ** (-even * 0 / width)"), ("* even", "* even * 0")],
        base_fixed=[("omega = base **", "omega = 10000.0 **"), ("np.log(base)", "np.log(10000.0)")],
        base_forgotten=[
            ("base ** (-even / width)", "1 / (1 + even)"),
            ("np.exp(-np.log(base) * even / width)", "1 / (1 + even)"),
        ],
        linear_frequencies=[
            ("base ** (-even / width)", "1 - even / width"),
            ("np.exp(-np.log(base) * even / width)", "1 - even / width"),
        ],
        divided_by_width_less_one=[
            ("(-even / width)", "(-even / max(width - 1, 1))"),
            ("* even / width", "* even / max(width - 1, 1)"),
        ],
        odd_width_rounded=[
            ("(-even / width)", "(-even / (width + width % 2))"),
            ("* even / width", "* even / (width + width % 2)"),
        ],
        divided_by_length=[("(-even / width)", "(-even / length)"), ("* even / width", "* even / length")],
    ),
    *returning(
        _ALL,
        halves_not_pairs=[
            f"np.concatenate([np.sin({_HALVES}), np.cos({_HALVES})], axis=1)[:, :width]",
        ],
        frequency_for_every_column=[
            f"np.where(np.arange(width) % 2 == 0, np.sin({turns}), np.cos({turns}))"
            for turns in (_OWN_HANDS, _OWN_HANDS.replace("-np", "-2 * np"))
        ],
        cosine_first=f"np.where(np.arange(width) % 2 == 0, np.cos({_ANGLES}), np.sin({_ANGLES}))",
        only_sine=f"np.sin({_ANGLES})",
        only_cosine=f"np.cos({_ANGLES})",
        angles_only=_ANGLES,
        transposed="encoding.T",
        sine_and_cosine_added=f"np.sin({_ANGLES}) + np.cos({_ANGLES})",
        odd_width_padded=[
            f"np.stack([np.sin({_HALVES}), np.cos({_HALVES})], axis=-1).reshape(length, -1)",
        ],
        odd_width_cut="encoding[:, : width // 2 * 2]",
        parity_of_places=f"np.where(places[:, None] % 2 == 0, np.sin({_ANGLES}), np.cos({_ANGLES}))",
    ),
    *edits(
        (by_slices, by_slices),
        odd_width_fails=[
            ("np.cos(angles[:, : width // 2])", "np.cos(angles)"),
            ("np.cos(angles[:, : width // 2])", "np.cos(np.array(angles))"),
        ],
    ),
]


def drawn(rng):
    def case(length, width, base=None, **more):
        given = {} if base is None else {"base": base}
        name = f"{length} places, {width} columns" + (f", base {base:g}" if base else "")
        return Case(name, (length, width), given, **more)

    even, odd = (2 * int(rng.integers(3, 7)) + k for k in (0, 1))
    return [
        case(7, even, weight=1.5),
        case(12, 4),
        case(6, 6),
        case(5, odd, weight=1.5),
        case(6, 1, weight=0.3),
        case(9, 8, float(rng.integers(20, 200)), weight=1.5),
        case(4, 3, 50.0),
        case(40, 10),
    ]


visible = [Case("three places, four columns", (3, 4)), Case("an odd width", (4, 5))]
answer = Function("positional_encoding", positional_encoding, [*_ALL, by_loops], mistakes, visible, drawn)
exercise = Exercise(number="11.3", points=6, answers=[answer])
