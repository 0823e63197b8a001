"""The first function of 14.3: a rate that rises, then falls."""

import numpy as np

from dlcourse.checking import Case, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with


def rates(answer, rate, warmup, steps, groups=1):
    """The rate of every step, for one or several groups of parameters."""
    import torch

    parameters = [
        {"params": [torch.zeros(1, requires_grad=True)], "lr": rate / (k + 1)} for k in range(groups)
    ]
    optimizer = torch.optim.SGD(parameters)
    schedule, used = answer(optimizer, warmup, steps), []
    for _ in range(steps):
        used.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        schedule.step()
    return np.array(used)


# ---- the schedule


def warmup_cosine(optimizer, warmup, steps):
    import math

    import torch

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        share = (k - warmup) / (steps - warmup)
        return (1 + math.cos(math.pi * share)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def warmup_cosine_from_a_table(optimizer, warmup, steps):
    import torch

    up = np.arange(1, warmup + 1) / max(warmup, 1)
    down = 0.5 + 0.5 * np.cos(np.pi * np.arange(steps - warmup) / (steps - warmup))
    table = [*up, *down, 0.0]
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lr_lambda=[lambda k: table[k]] * len(optimizer.param_groups)
    )


_SCHEDULES = (warmup_cosine, warmup_cosine_from_a_table)
_RATE = "optimizer.param_groups[0]['lr']"
_scheduled = edits(
    _SCHEDULES,
    starts_at_zero=[("(k + 1) / warmup", "k / warmup"), ("np.arange(1, warmup + 1)", "np.arange(warmup)")],
    no_warmup=[("(k + 1) / warmup", "1.0"), ("np.arange(1, warmup + 1) / max(warmup, 1)", "np.ones(warmup)")],
    cosine_from_the_start=[
        ("(k - warmup) / (steps - warmup)", "k / steps"),
        ("np.arange(steps - warmup) / (steps - warmup)", "np.arange(warmup, steps) / steps"),
    ],
    cosine_over_all_steps=[
        ("/ (steps - warmup)", "/ steps"),
        ("np.arange(steps - warmup) / (steps - warmup)", "np.arange(steps - warmup) / steps"),
    ],
    straight_down=[
        ("(1 + math.cos(math.pi * share)) / 2", "1 - share"),
        (
            "0.5 + 0.5 * np.cos(np.pi * np.arange(steps - warmup) / (steps - warmup))",
            "1 - np.arange(steps - warmup) / (steps - warmup)",
        ),
    ],
    not_halved=[("share)) / 2", "share))"), ("0.5 + 0.5 *", "1 +")],
    half_a_turn=[("math.pi * share", "math.pi * share / 2"), ("np.pi *", "np.pi / 2 *")],
    a_full_turn=[("math.pi * share", "2 * math.pi * share"), ("np.pi *", "2 * np.pi *")],
    rate_counts_twice=[
        (
            "    def factor(k):",
            f"    rate = {_RATE}\n\n    def factor(k):",
            "return (k + 1) / warmup",
            "return rate * (k + 1) / warmup",
            "return (1",
            "return rate * (1",
        ),
        ("table = [*up, *down, 0.0]", f"table = [{_RATE} * f for f in [*up, *down, 0.0]]"),
    ],
)
_nothing_returned = seen(
    stops_with("'NoneType' object has no attribute 'step'"),
    edits(
        _SCHEDULES,
        schedule_not_returned=[("return torch", "torch"), ("return torch", "torch")],
    ),
)


def _drawn_rates(rng):
    rate = float(rng.uniform(0.1, 0.9))
    return [
        Case("a short warm-up", (rate, 2, 9), play=rates, tol=1e-9),
        Case("a long one", (rate / 3, 5, 12), play=rates, tol=1e-9),
        Case("two groups", (rate * 2, 3, 8), {"groups": 2}, play=rates, tol=1e-9),
        Case("none", (rate, 0, 6), play=rates, tol=1e-9),
    ]


warmup_cosine_answer = Function(
    "warmup_cosine",
    warmup_cosine,
    [warmup_cosine_from_a_table],
    [*_scheduled, *_nothing_returned],
    [
        Case(
            "two of six steps",
            (0.4, 2, 6),
            play=rates,
            tol=1e-9,
            typed="optimizer = torch.optim.SGD(parameters, lr=0.4)\n"
            "schedule = warmup_cosine(optimizer, 2, 6)\n# the rates of the six steps:",
        )
    ],
    _drawn_rates,
)
