"""14.3 A schedule, and a training that goes on exactly where it stopped."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- scripts: a small training with momentum, dropout and a schedule, interrupted in the middle


def _fresh(seed, kind):
    import torch

    torch.manual_seed(seed)
    layers = [torch.nn.Linear(3, 6), torch.nn.Tanh(), torch.nn.Dropout(0.4), torch.nn.Linear(6, 2)]
    model = torch.nn.Sequential(*layers).double()
    if kind == "adam":
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
    return model, optimizer, torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)


def _train(parts, x, y, steps):
    import torch

    model, optimizer, schedule = parts
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(torch.tensor(x)), torch.tensor(y)).backward()
        optimizer.step()
        schedule.step()


def _through_a_file(state):
    import io

    import torch

    file = io.BytesIO()
    torch.save(state, file)
    file.seek(0)
    return torch.load(file, weights_only=True)


def _loaded(state, parts):
    """Load what is there: what is missing stays as it is in fresh objects."""
    import torch

    for key, part in zip(("model", "optimizer", "schedule"), parts, strict=True):
        if key in state:
            part.load_state_dict(state[key])
    if "random" in state:
        torch.set_rng_state(state["random"])
    return state.get("epoch")


def saved_and_gone_on(answer, x, y, steps, epoch, kind="momentum"):
    """Where a training ends that was saved by the answer, after as many steps again."""
    import torch

    with torch.random.fork_rng(devices=[]):
        parts = _fresh(0, kind)
        _train(parts, x, y, steps)
        state = _through_a_file(answer(*parts, epoch))
        others = _fresh(1, kind)
        found = _loaded(state, others)
        _train(others, x, y, steps)
    return {"epoch": found, "weights": others[0].state_dict(), "rate": others[1].param_groups[0]["lr"]}


def loaded_and_gone_on(answer, x, y, steps, epoch, kind="momentum"):
    """Where a training ends that was loaded by the answer, after as many steps again."""
    import torch

    with torch.random.fork_rng(devices=[]):
        parts = _fresh(0, kind)
        _train(parts, x, y, steps)
        state = _through_a_file(checkpoint(*parts, epoch))
        others = _fresh(1, kind)
        found = answer(state, *others)
        _train(others, x, y, steps)
    return {"epoch": found, "weights": others[0].state_dict(), "rate": others[1].param_groups[0]["lr"]}


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

# ---- saving


def checkpoint(model, optimizer, schedule, epoch):
    import torch

    return {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": epoch,
        "random": torch.get_rng_state(),
    }


def checkpoint_by_name(model, optimizer, schedule, epoch):
    import torch

    parts = {"model": model, "optimizer": optimizer, "schedule": schedule}
    state = {name: part.state_dict() for name, part in parts.items()}
    state["random"] = torch.random.get_rng_state()
    state["epoch"] = epoch
    return state


_SAVES = (checkpoint, checkpoint_by_name)
_END = "    return state\n"
_saved = edits(
    _SAVES,
    optimizer_missing=[('"optimizer": optimizer.state_dict(),', ""), (', "optimizer": optimizer', "")],
    schedule_missing=[('"schedule": schedule.state_dict(),', ""), (', "schedule": schedule', "")],
    random_missing=[('"random": torch.get_rng_state(),', ""), ('state["random"] = ', "")],
    model_only=[
        (
            '"optimizer": optimizer.state_dict(),',
            "",
            '"schedule": schedule.state_dict(),',
            "",
            '"random": torch.get_rng_state(),',
            "",
        ),
        (', "optimizer": optimizer, "schedule": schedule', "", 'state["random"] = ', ""),
    ],
    model_missing=[('"model": model.state_dict(),', ""), ('"model": model, ', "")],
    epoch_missing=[('"epoch": epoch,', ""), ('    state["epoch"] = epoch\n', "")],
    one_epoch_more=[('"epoch": epoch', '"epoch": epoch + 1'), ("= epoch", "= epoch + 1")],
    random_begins_anew=[
        ("torch.get_rng_state()", "torch.manual_seed(0).get_state()"),
        ("torch.random.get_rng_state()", "torch.manual_seed(0).get_state()"),
    ],
)
_whole_objects = seen(
    stops_with("Weights only load failed|Can't pickle|cannot pickle|Can't get local object"),
    edits(
        _SAVES,
        whole_objects=[("model.state_dict()", "model"), (_END, '    state["model"] = model\n' + _END)],
    ),
)

# ---- loading


def restore(state, model, optimizer, schedule):
    import torch

    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return state["epoch"]


def restore_by_name(state, model, optimizer, schedule):
    import torch

    torch.default_generator.set_state(state["random"])
    parts = [("model", model), ("optimizer", optimizer), ("schedule", schedule)]
    for name, part in parts:
        part.load_state_dict(state[name])
    epoch = state["epoch"]
    return epoch


_LOADS = (restore, restore_by_name)
_loads = edits(
    _LOADS,
    optimizer_missing=[
        ('    optimizer.load_state_dict(state["optimizer"])\n', ""),
        (', ("optimizer", optimizer)', ""),
    ],
    schedule_missing=[
        ('    schedule.load_state_dict(state["schedule"])\n', ""),
        (', ("schedule", schedule)', ""),
    ],
    random_missing=[
        ('    torch.set_rng_state(state["random"])\n', ""),
        ('    torch.default_generator.set_state(state["random"])\n', ""),
    ],
    model_only=[
        (
            '    optimizer.load_state_dict(state["optimizer"])\n',
            "",
            '    schedule.load_state_dict(state["schedule"])\n',
            "",
            '    torch.set_rng_state(state["random"])\n',
            "",
        ),
        (
            ', ("optimizer", optimizer), ("schedule", schedule)',
            "",
            '    torch.default_generator.set_state(state["random"])\n',
            "",
        ),
    ],
    model_missing=[('    model.load_state_dict(state["model"])\n', ""), ('("model", model), ', "")],
    epoch_missing=[('return state["epoch"]', "return None"), ("return epoch", "return None")],
    one_epoch_more=[
        ('return state["epoch"]', 'return state["epoch"] + 1'),
        ("return epoch", "return epoch + 1"),
    ],
    random_begins_anew=[
        ('set_rng_state(state["random"])', "manual_seed(0)"),
        ('torch.default_generator.set_state(state["random"])', "torch.manual_seed(0)"),
    ],
)

# ---- cases


def _training(rng, name, play, steps, kind):
    n = int(rng.integers(5, 9))
    y = np.append(rng.integers(0, 2, n - 2), [0, 1])
    args = (rng.normal(size=(n, 3)), y, steps, int(rng.integers(2, 40)))
    return Case(name, args, {"kind": kind}, play=play, tol=1e-7)


def _drawn(play):
    def drawn(rng):
        return [
            _training(rng, "with momentum", play, 3, "momentum"),
            _training(rng, "with Adam", play, 3, "adam"),
            _training(rng, "an odd number of steps", play, 5, "momentum"),
        ]

    return drawn


def _drawn_rates(rng):
    rate = float(rng.uniform(0.1, 0.9))
    return [
        Case("a short warm-up", (rate, 2, 9), play=rates, tol=1e-9),
        Case("a long one", (rate / 3, 5, 12), play=rates, tol=1e-9),
        Case("two groups", (rate * 2, 3, 8), {"groups": 2}, play=rates, tol=1e-9),
        Case("none", (rate, 0, 6), play=rates, tol=1e-9),
    ]


_X, _Y = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [-1.0, 1.0, 0.5]]), np.array([0, 1, 1])


def _visible(play, typed):
    return [Case("three samples, two steps", (_X, _Y, 2, 7), play=play, tol=1e-7, typed=typed)]


exercise = Exercise(
    number="14.3",
    points=8,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        Function(
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
        ),
        Function(
            "checkpoint",
            checkpoint,
            [checkpoint_by_name],
            [*_saved, *_whole_objects],
            _visible(
                saved_and_gone_on,
                "# two steps, then\nstate = checkpoint(model, optimizer, schedule, 7)\n"
                "# saved, loaded into fresh objects, and two steps more:",
            ),
            _drawn(saved_and_gone_on),
        ),
        Function(
            "restore",
            restore,
            [restore_by_name],
            _loads,
            _visible(
                loaded_and_gone_on,
                "# fresh objects, then\nepoch = restore(state, model, optimizer, schedule)\n"
                "# and two steps more:",
            ),
            _drawn(loaded_and_gone_on),
        ),
    ],
)
