"""The second function of 7.5: a learning rate that rises and falls."""

import math

import numpy as np

from dlcourse.checking import Case, Function, edits, replaced, retyped
from dlcourse.checking.edited_code import Edit


def cosine_warmup(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        return lr * step / warmup
    way = min(1.0, (step - warmup) / (total - warmup))
    return final_lr + 0.5 * (lr - final_lr) * (1 + np.cos(np.pi * way))


def by_cases(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        rate = lr * step / warmup
        return rate
    step = min(step, total)
    angle = math.pi * (step - warmup) / (total - warmup)
    wave = (1 + math.cos(angle)) / 2
    return final_lr + (lr - final_lr) * wave


def by_blending(step, lr, warmup, total, final_lr=0.0):
    if step < warmup:
        rate = step / warmup * lr
        return rate
    step = total if step > total else step
    angle = np.pi * ((step - warmup) / (total - warmup))
    wave = np.cos(angle / 2) ** 2
    return lr * wave + (1 - wave) * final_lr


_TWO = (by_cases, by_blending)
_RATE, _ANGLE, _WAVE = "        rate = ", "    angle = ", "    wave = "
_CLIP = ("step = min(step, total)", "step = total if step > total else step")
_MISCOUNTED = {
    "warmup_not_subtracted": "np.pi * step / total",
    "warmup_in_numerator_only": "np.pi * (step - warmup) / total",
    "warmup_in_denominator_only": "np.pi * step / (total - warmup)",
}
_ENDED = "step = step\n    if step >= total:\n        return final_lr"


def _at_either_end(start, **typed):
    """Slips within the wave; the last rate comes from the wave, or is returned by itself."""
    return [
        *retyped(_TWO, start, **typed),
        *edits(
            _TWO,
            **{
                id: [(start, f"{start}{code}  # ", clip, _ENDED) for clip in _CLIP]
                for id, code in typed.items()
            },
        ),
    ]


_CLIPPED_ANGLES: dict[str, Edit | list[Edit]] = {
    id: [(_ANGLE, f"{_ANGLE}min({code}, np.pi)  # ", clip, "pass") for clip in _CLIP]
    for id, code in _MISCOUNTED.items()
}

schedule_mistakes = [
    *replaced(
        _TWO,
        "    if step < warmup:",
        warmup_missing="    if False:",
        divided_by_zero="    if step <= warmup:",
    ),
    *retyped(
        _TWO,
        _RATE,
        warmup_from_one="lr * (step + 1) / warmup",
        warmup_constant="lr",
        warmup_of_total="lr * step / total",
        warmup_from_final="final_lr + (lr - final_lr) * step / warmup",
    ),
    *_at_either_end(
        _ANGLE,
        **_MISCOUNTED,
        pi_missing="(step - warmup) / (total - warmup)",
        whole_wave="2 * np.pi * (step - warmup) / (total - warmup)",
        quarter_wave="np.pi / 2 * (step - warmup) / (total - warmup)",
        in_degrees="180 * (step - warmup) / (total - warmup)",
    ),
    *edits(_TWO, **_CLIPPED_ANGLES),
    *_at_either_end(
        _WAVE,
        half_missing="1 + np.cos(angle)",
        goes_negative="np.cos(angle)",
        rises="(1 - np.cos(angle)) / 2",
        straight_line="1 - angle / np.pi",
        exponential="np.exp(-angle)",
    ),
    *replaced(_TWO, _CLIP, rises_again="pass", stops_at_zero="step = step\n    if step > total: return 0.0"),
    *edits(
        _TWO,
        final_forgotten=[
            ("return final_lr + (lr - final_lr) * wave", "return lr * wave"),
            ("return lr * wave + (1 - wave) * final_lr", "return lr * wave"),
        ],
        final_added=[
            ("return final_lr + (lr - final_lr) * wave", "return final_lr + lr * wave"),
            ("return lr * wave + (1 - wave) * final_lr", "return lr * wave + final_lr"),
        ],
        final_as_floor=[
            ("return final_lr + (lr - final_lr) * wave", "return max(lr * wave, final_lr)"),
            ("return lr * wave + (1 - wave) * final_lr", "return max(final_lr, lr * wave)"),
        ],
    ),
]


def schedule(answer, lr, warmup, total, final_lr, steps):
    """The rates of some steps."""
    return [answer(step, lr, warmup, total, final_lr) for step in steps]


def _rates(name, lr, warmup, total, final_lr, steps, weight=1.0):
    typed = f"[cosine_warmup(step, {lr:g}, {warmup}, {total}, {final_lr:g}) for step in {list(steps)}]"
    return Case(name, (lr, warmup, total, final_lr, tuple(steps)), play=schedule, typed=typed, weight=weight)


def drawn_rates(rng):
    def rate():
        return round(float(rng.uniform(0.1, 1)), 3)

    warmup, total = int(rng.integers(6, 12)), int(rng.integers(40, 60))
    return [
        _rates("with warm-up", rate(), warmup, total, 0.0, (2, warmup - 1, warmup + 5, total - 7), 1.5),
        _rates("a last rate", rate(), warmup, total, 0.01, (3, warmup, warmup + 9, total - 4, total), 1.5),
        _rates("without warm-up", rate(), 0, total, 0.0, (0, 7, total - 3)),
        _rates("beyond the end", rate(), warmup, total, 0.02, (total - 1, total + 1, total + 20)),
    ]


rates = Function(
    "cosine_warmup",
    cosine_warmup,
    [by_cases, by_blending],
    schedule_mistakes,
    [_rates("by hand", 0.1, 10, 50, 0.0, (0, 5, 10, 30, 50))],
    drawn_rates,
    weight=5,
)
