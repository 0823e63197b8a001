"""14.8 A pipeline of components, written as JSON: in which order it runs, and where test rows leak in."""

import json
from graphlib import CycleError, TopologicalSorter

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong

# ---- the order


def run_order(config):
    pipeline = json.loads(config)
    waiting = {name: set() for name in pipeline["components"]}
    for start, end in pipeline["cables"]:
        waiting[end.split(".")[0]].add(start.split(".")[0])
    order = []
    while waiting:
        ready = sorted(name for name, needs in waiting.items() if needs <= set(order))
        if not ready:
            raise ValueError(f"a circle among {sorted(waiting)}")
        order.append(ready[0])
        del waiting[ready[0]]
    return order


def order_by_sorter(config):
    pipeline = json.loads(config)
    sorter = TopologicalSorter({name: [] for name in pipeline["components"]})
    for start, end in pipeline["cables"]:
        sorter.add(_box(end), _box(start))
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(str(error)) from error
    order, ready = [], set()
    while sorter.is_active():
        ready |= set(sorter.get_ready())
        order.append(min(ready))
        ready.remove(order[-1])
        sorter.done(order[-1])
    return order


def _box(port):
    return port.partition(".")[0]


def _needs(config):
    pipeline = json.loads(config)
    needs = {name: set() for name in pipeline["components"]}
    for start, end in pipeline["cables"]:
        needs[_box(end)].add(_box(start))
    return needs


def _as_written(config):
    return list(json.loads(config)["components"])


def _as_written_again(config):
    return [name for name, _ in json.loads(config)["components"].items()]


def _gives_up_quietly(config):
    needs, order = _needs(config), []
    while ready := sorted(n for n in needs if n not in order and needs[n] <= set(order)):
        order.append(ready[0])
    return order


def _gives_up_quietly_again(config):
    needs, order = _needs(config), []
    for _ in needs:
        free = [n for n in sorted(needs) if n not in order and not needs[n] - set(order)]
        order += free[:1]
    return order


# ---- leaks


_LEARN = "learn"


def leaks(config):
    pipeline = json.loads(config)
    source = {end: start for start, end in pipeline["cables"]}

    def touches_test(output):
        box, port = output.split(".")
        kind = pipeline["components"][box]["kind"]
        if kind == "read":
            return True
        if kind == "split":
            return port == "test"
        return port == "rows" and touches_test(source[f"{box}.rows"])

    return sorted(
        end.split(".")[0] for end, start in source.items() if end.endswith(".learn") and touches_test(start)
    )


def leaks_by_marking(
    config,
    whole_table=True,
    through=True,
    only_used=False,
    ports=(_LEARN,),
    follow=False,
    blind_to_split=False,
):
    """The other author: mark outputs that carry test rows until nothing changes. May do it wrongly."""
    pipeline = json.loads(config)
    kinds = {name: options["kind"] for name, options in pipeline["components"].items()}
    marked = {f"{n}.rows" for n, kind in kinds.items() if kind == "read" and whole_table}
    marked |= {f"{n}.test" for n, kind in kinds.items() if kind == "split"}
    if blind_to_split:
        marked |= {f"{n}.train" for n, kind in kinds.items() if kind == "split"}
    flagged, before = set(), None
    while before != (marked, flagged):
        before = (set(marked), set(flagged))
        for start, end in pipeline["cables"]:
            box, port = end.split(".")
            dirty = start in marked or (follow and _box(start) in flagged)
            if dirty and port in ports:
                flagged = flagged | {box}
            if start in marked and port == "rows" and kinds[box] != "split" and through:
                marked = marked | {f"{box}.rows"}
            if follow and dirty:
                flagged = flagged | ({box} if _box(start) in flagged else set())
    return sorted(flagged)


def _walk(config, stop_at_tables=False, direct=False, ports=(_LEARN,), trusts_nothing=False):
    """A third way: from every learning port back along the cables."""
    pipeline = json.loads(config)
    kinds = {name: options["kind"] for name, options in pipeline["components"].items()}
    found = []
    for start, end in pipeline["cables"]:
        if end.split(".")[1] not in ports:
            continue
        here = start
        while not direct and kinds[_box(here)] not in ("read", "split"):
            here = next((s for s, e in pipeline["cables"] if e == f"{_box(here)}.rows"), "")
        kind, port = kinds.get(_box(here)), here.partition(".")[2]
        if (kind == "read" and not stop_at_tables) or (
            kind == "split" and (port == "test" or trusts_nothing)
        ):
            found.append(_box(end))
    return sorted(set(found))


def _follows(config):
    """Flags also whoever uses what a leaky component learned."""
    pipeline = json.loads(config)
    flagged = set(leaks(config))
    for _ in pipeline["components"]:
        flagged |= {_box(end) for start, end in pipeline["cables"] if _box(start) in flagged}
    return sorted(flagged)


def _names_too_many(evidence):
    """Finds every leak, and also names components that only use what a leaky one learned."""
    answers = [(call.got.value, call.expected.value) for call in evidence.failed]
    return bool(answers) and all(
        isinstance(got, list) and set(got) > set(right) and right for got, right in answers
    )


# ---- pipelines


def _config(components, cables, rng=None):
    items = list(components.items())
    if rng is not None:
        items = [items[i] for i in rng.permutation(len(items))]
        cables = [cables[i] for i in rng.permutation(len(cables))]
    return json.dumps(
        {"components": {name: {"kind": kind} for name, kind in items}, "cables": cables}, indent=1
    )


_BOXES = {
    "table": "read",
    "split": "split",
    "scale": "scale",
    "apply": "apply",
    "apply2": "apply",
    "model": "train",
    "predict": "predict",
    "score": "evaluate",
}
_GOOD = [
    ["table.rows", "split.rows"],
    ["split.train", "scale.learn"],
    ["scale.knowledge", "apply.knowledge"],
    ["split.train", "apply.rows"],
    ["apply.rows", "model.learn"],
    ["scale.knowledge", "apply2.knowledge"],
    ["split.test", "apply2.rows"],
    ["apply2.rows", "predict.rows"],
    ["model.knowledge", "predict.knowledge"],
    ["predict.rows", "score.rows"],
]


def _rewired(**changes):
    """The sound pipeline with other cables into some ports: ``scale__learn="table.rows"``."""
    new = {port.replace("__", "."): start for port, start in changes.items()}
    return [[new.get(end, start), end] for start, end in _GOOD]


_SCALED_FIRST = [
    ["table.rows", "scale.learn"],
    ["scale.knowledge", "apply.knowledge"],
    ["table.rows", "apply.rows"],
    ["apply.rows", "split.rows"],
    ["split.train", "model.learn"],
    ["model.knowledge", "predict.knowledge"],
    ["split.test", "predict.rows"],
    ["predict.rows", "score.rows"],
]
_SCALED_FIRST_BOXES = {name: kind for name, kind in _BOXES.items() if name != "apply2"}


def _order_cases(rng):
    circle = [*_GOOD, ["score.rows", "split.rows"]]
    return [
        Case("the sound pipeline, shuffled", (_config(_BOXES, _GOOD, rng),)),
        Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST, rng),)),
        Case("two tables", (_config({"b": "read", "a": "read", "c": "read"}, [], rng),)),
        Case("a circle", (_config(_BOXES, circle, rng),)),
    ]


def _leak_cases(rng):
    unsplit = {"table": "read", "scale": "scale", "apply": "apply", "model": "train"}
    cables = [
        ["table.rows", "scale.learn"],
        ["table.rows", "apply.rows"],
        ["scale.knowledge", "apply.knowledge"],
        ["apply.rows", "model.learn"],
    ]
    boxes = {**_BOXES, "select": "select"}
    selected = [*_GOOD, ["table.rows", "select.learn"]]
    return [
        Case("sound", (_config(_BOXES, _GOOD, rng),)),
        Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST, rng),)),
        Case(
            "the model learns from scaled test rows",
            (_config(_BOXES, _rewired(model__learn="apply2.rows"), rng),),
        ),
        Case("the scaler sees the test rows", (_config(_BOXES, _rewired(scale__learn="split.test"), rng),)),
        Case("columns selected on the whole table", (_config(boxes, selected, rng),)),
        Case("no split at all", (_config(unsplit, cables, rng),)),
    ]


exercise = Exercise(
    number="14.8",
    points=4,
    answers=[
        Function(
            "run_order",
            reference=run_order,
            alternatives=[order_by_sorter],
            mistakes=[
                Wrong("as_written", _as_written, _as_written_again),
                Wrong("circle_unnoticed", _gives_up_quietly, _gives_up_quietly_again),
                Wrong(
                    "backwards", lambda c: run_order(c)[::-1], lambda c: list(reversed(order_by_sorter(c)))
                ),
            ],
            visible=[
                Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST),)),
                Case(
                    "a circle of two",
                    (_config({"a": "apply", "b": "apply"}, [["a.rows", "b.rows"], ["b.rows", "a.rows"]]),),
                ),
            ],
            cases=_order_cases,
        ),
        Function(
            "leaks",
            reference=leaks,
            alternatives=[leaks_by_marking, _walk],
            mistakes=[
                Wrong(
                    "whole_table_allowed",
                    lambda c: leaks_by_marking(c, whole_table=False),
                    lambda c: _walk(c, stop_at_tables=True),
                ),
                Wrong(
                    "direct_cables_only",
                    lambda c: leaks_by_marking(c, through=False),
                    lambda c: _walk(c, direct=True),
                ),
                Wrong(
                    "use_counts_as_learning",
                    lambda c: leaks_by_marking(c, ports=(_LEARN, "rows")),
                    lambda c: _walk(c, ports=("rows", _LEARN)),
                ),
                Wrong(
                    "training_rows_too",
                    lambda c: leaks_by_marking(c, blind_to_split=True),
                    lambda c: _walk(c, trusts_nothing=True),
                ),
                Symptom("names_the_followers", _names_too_many, _follows, lambda c: sorted(set(_follows(c)))),
            ],
            visible=[
                Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST),)),
                Case("sound", (_config(_BOXES, _GOOD),)),
            ],
            cases=_leak_cases,
        ),
    ],
)
