"""14.3 A schedule, and a training that goes on exactly where it stopped."""

from dlcourse.chapters.frameworks.exercises._checkpoints import (
    checkpoint,
    drawn_trainings,
    fresh_parts,
    through_a_file,
    train,
    visible,
)
from dlcourse.chapters.frameworks.exercises._warmup_cosine import warmup_cosine_answer
from dlcourse.checking import Exercise, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with


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
        parts = fresh_parts(0, kind)
        train(parts, x, y, steps)
        state = through_a_file(answer(*parts, epoch))
        others = fresh_parts(1, kind)
        found = _loaded(state, others)
        train(others, x, y, steps)
    return {"epoch": found, "weights": others[0].state_dict(), "rate": others[1].param_groups[0]["lr"]}


def loaded_and_gone_on(answer, x, y, steps, epoch, kind="momentum"):
    """Where a training ends that was loaded by the answer, after as many steps again."""
    import torch

    with torch.random.fork_rng(devices=[]):
        parts = fresh_parts(0, kind)
        train(parts, x, y, steps)
        state = through_a_file(checkpoint(*parts, epoch))
        others = fresh_parts(1, kind)
        found = answer(state, *others)
        train(others, x, y, steps)
    return {"epoch": found, "weights": others[0].state_dict(), "rate": others[1].param_groups[0]["lr"]}


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

checkpoint_answer = Function(
    "checkpoint",
    checkpoint,
    [checkpoint_by_name],
    [*_saved, *_whole_objects],
    visible(
        saved_and_gone_on,
        "# two steps, then\nstate = checkpoint(model, optimizer, schedule, 7)\n"
        "# saved, loaded into fresh objects, and two steps more:",
    ),
    drawn_trainings(saved_and_gone_on),
)

restore_answer = Function(
    "restore",
    restore,
    [restore_by_name],
    _loads,
    visible(
        loaded_and_gone_on,
        "# fresh objects, then\nepoch = restore(state, model, optimizer, schedule)\n# and two steps more:",
    ),
    drawn_trainings(loaded_and_gone_on),
)
exercise = Exercise(
    number="14.3",
    points=8,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        warmup_cosine_answer,
        checkpoint_answer,
        restore_answer,
    ],
)
