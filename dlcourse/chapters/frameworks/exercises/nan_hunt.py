"""14.5 Where does a NaN come from? The first layer that makes one, and a gradient that does."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._distances import distances_answer
from dlcourse.checking import Case, Exercise, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- scripts


def _chain(kinds, order):
    """Layers that are defined in one order and used in another; two of them stand in a box."""
    import torch

    class Op(torch.nn.Module):
        def __init__(self, kind):
            super().__init__()
            self.kind = kind

        def forward(self, x):
            bad = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf")}
            if self.kind in bad:
                return torch.where(torch.arange(x.shape[1]) == 1, bad[self.kind], x)
            return x.nan_to_num(0, 0, 0) + 1 if self.kind == "mend" else x + 1

    class Box(torch.nn.Module):
        """Two layers, and an operation of its own behind them."""

        def __init__(self, kinds):
            super().__init__()
            self.first, self.second = Op(kinds[0]), Op(kinds[1])
            self.own = kinds[2]

        def forward(self, x):
            x = self.second(self.first(x))
            return x * float("inf") if self.own == "inf" else x

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, kind in kinds.items():
                self.add_module(name, Op(kind) if isinstance(kind, str) else Box(kind))

        def forward(self, x):
            for name in order:
                x = getattr(self, name)(x)
            return x

    return Net()


def searched(answer, kinds, order, x):
    """The name that is found, and how many hooks are left behind."""
    import torch

    net = _chain(kinds, order)
    found = answer(net, torch.tensor(x))
    left = sum(len(m._forward_hooks) + len(m._forward_pre_hooks) for m in net.modules())
    return {"found": found, "hooks left": left}


def searched_and_mended(answer, kinds, order, x):
    """What is found, and what is found when the last layer is left out, which alone is bad."""
    return [searched(answer, kinds, order, x), searched(answer, kinds, order[:-1], x)]


# ---- the first layer


def first_bad(model, x):
    import torch

    found, handles = [], []
    for name, layer in model.named_modules():
        if not list(layer.children()):

            def look(layer, inputs, output, name=name):
                if not torch.isfinite(output).all():
                    found.append(name)

            handles.append(layer.register_forward_hook(look))
    model(x)
    for handle in handles:
        handle.remove()
    return found[0] if found else None


def first_bad_by_log(model, x):
    import torch

    names = {layer: name for name, layer in model.named_modules()}
    leaves = [layer for layer in names if next(layer.children(), None) is None]
    log = []

    def note(layer, _, output):
        log.append((names[layer], bool(torch.isfinite(output).all())))

    hooks = [layer.register_forward_hook(note) for layer in leaves]
    with torch.no_grad():
        model(x)
    [hook.remove() for hook in hooks]
    bad = (name for name, fine in log if not fine)
    return next(bad, None)


_SEARCH = (first_bad, first_bad_by_log)
_searches = edits(
    _SEARCH,
    only_nan=[
        ("not torch.isfinite(output).all()", "output.isnan().any()"),
        ("bool(torch.isfinite(output).all())", "not output.isnan().any()"),
    ],
    only_infinity=[
        ("not torch.isfinite(output).all()", "output.isinf().any()"),
        ("bool(torch.isfinite(output).all())", "not output.isinf().any()"),
    ],
    all_must_be_bad=[
        ("isfinite(output).all()", "isfinite(output).any()"),
        ("(output).all()", "(output).any()"),
    ],
    last_instead=[("found[0]", "found[-1]"), ("for name, fine in log", "for name, fine in reversed(log)")],
    order_of_definition=[
        ("found[0] if found", "next(n for n, _ in model.named_modules() if n in found) if found"),
        (
            "for name, fine in log",
            "for name, fine in sorted(log, key=lambda e: list(names.values()).index(e[0]))",
        ),
    ],
    hooks_left=[("        handle.remove()", "        pass"), ("    [hook.remove() for hook in hooks]\n", "")],
    boxes_named=[
        ("if not list(layer.children()):", "if True:"),
        ("if next(layer.children(), None) is None", ""),
    ],
    input_looked_at=[("isfinite(output)", "isfinite(inputs[0])"), ("isfinite(output)", "isfinite(_[0])")],
    all_names=[("found[0] if found else None", "found"), ("next(bad, None)", "list(bad)")],
    outermost_only=[
        ("model.named_modules()", "model.named_children()", "if not list(layer.children()):", "if True:"),
        ("model.named_modules()", "model.named_children()", "if next(layer.children(), None) is None", ""),
    ],
)
_empty = seen(
    stops_with("IndexError: list index out of range", "StopIteration"),
    edits(
        _SEARCH,
        nothing_found=[("found[0] if found else None", "found[0]"), ("next(bad, None)", "next(bad)")],
    ),
)
# ---- cases


def _nets(rng):
    def case(name, kinds, order, play=searched):
        x = np.abs(rng.normal(size=(3, 4))) + 1
        names = dict(zip(kinds, map(str, rng.permutation(list("cdefghkmpqst"))), strict=False))
        renamed = {names[old]: kind for old, kind in kinds.items()}
        return Case(name, (renamed, [names[old] for old in order], x), play=play)

    good = "add"
    bad = {"a": good, "b": "nan", "c": good, "d": "inf"}
    return [
        case("NaN", {"a": good, "b": "nan", "c": good}, ["a", "b", "c"]),
        case("an infinity first", {"a": good, "b": good, "c": "-inf", "d": "nan"}, ["a", "b", "c", "d"]),
        case("an infinity alone", {"a": good, "b": "inf", "c": "mend"}, ["a", "b", "c"]),
        case("used in another order", bad, ["d", "c", "b", "a"]),
        case("two in a row", {"z": "nan", "y": "inf", "x": good}, ["x", "y", "z"]),
        case("inside a box", {"a": good, "box": (good, "nan", ""), "c": good}, ["a", "box", "c"]),
        case("behind the box's layers", {"box": (good, good, "inf"), "c": "nan"}, ["box", "c"]),
        case("mended", {"a": good, "b": "nan", "c": good}, ["c", "a", "b"], play=searched_and_mended),
    ]


first_bad_answer = Function(
    "first_bad",
    first_bad,
    [first_bad_by_log],
    [*_searches, *_empty],
    [
        Case(
            "the second of three",
            ({"a": "add", "b": "inf", "c": "add"}, ["a", "b", "c"], np.ones((1, 3))),
            play=searched,
            typed="# three layers a, b, c; the output of b has an infinity\nfirst_bad(model, x)",
        )
    ],
    _nets,
)
exercise = Exercise(
    number="14.5",
    points=6,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first call
    answers=[
        first_bad_answer,
        distances_answer,
    ],
)
