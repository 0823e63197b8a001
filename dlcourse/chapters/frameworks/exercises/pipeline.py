"""14.8 A pipeline of components, written as JSON: in which order it runs, and where test rows leak in."""

import json
from graphlib import CycleError, TopologicalSorter

from dlcourse.chapters.frameworks.exercises._errors import then
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


def _in_layers(config):
    needs, order = _needs(config), []
    while ready := sorted(n for n in needs if n not in order and needs[n] <= set(order)):
        order += ready
    if len(order) < len(needs):
        raise ValueError("a circle")
    return order


def _depth_first(config):
    run_order(config)  # for circles
    needs, order = _needs(config), []

    def visit(name):
        for before in sorted(needs[name]):
            visit(before)
        if name not in order:
            order.append(name)

    for name in sorted(needs):
        visit(name)
    return order


def _as_written(config):
    return list(json.loads(config)["components"])


def _as_written_again(config):
    return [name for name, _ in json.loads(config)["components"].items()]


def _of_alphabet(config):
    return sorted(json.loads(config)["components"])


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


def _turned_round(config):
    pipeline = json.loads(config)
    turned = [[end, start] for start, end in pipeline["cables"]]
    return run_order(json.dumps({**pipeline, "cables": turned}))


def _of_cables(config):
    """Starts from the cables: what has none does not exist."""
    pipeline = json.loads(config)
    names = {_box(port) for cable in pipeline["cables"] for port in cable}
    return run_order(json.dumps({**pipeline, "components": dict.fromkeys(names)}))


def _of_cables_again(config):
    joined = {_box(port) for cable in json.loads(config)["cables"] for port in cable}
    return [name for name in order_by_sorter(config) if name in joined]


def _counts_cables(config):
    """Every cable counts when it is drawn, every component once when it is done."""
    cables = [(_box(start), _box(end)) for start, end in json.loads(config)["cables"]]
    left = {name: sum(end == name for _, end in cables) for name in _needs(config)}
    order = []
    while ready := [name for name in left if not left[name]]:
        order.append(min(ready))
        del left[order[-1]]
        for _, end in {cable for cable in cables if cable[0] == order[-1]}:
            left[end] -= 1
    if left:
        raise ValueError("a circle")
    return order


def _counts_cables_again(config):
    cables = [tuple(map(_box, cable)) for cable in json.loads(config)["cables"]]
    if len(set(cables)) < len(cables):
        raise ValueError("a circle")
    return run_order(config)


def _respects(order, config):
    return all(
        order.index(start) < order.index(end) for end, needs in _needs(config).items() for start in needs
    )


def _values(evidence):
    """The calls that failed although a value was asked for."""
    return [call for call in evidence.failed if call.case.play is None]


def _valid_in(turn):
    """Every wrong result holds all components, in an order (after a turn) in which they can run."""

    def shows(evidence):
        orders = [(call.got.value, call.case.args[0]) for call in _values(evidence)]
        return bool(orders) and all(
            isinstance(o, list) and sorted(o) == sorted(_needs(c)) and _respects(o[::turn], c)
            for o, c in orders
        )

    return shows


def _stops_with(*words):
    """Every value asked for is missing, because of an error with one of these words in it."""

    def shows(evidence):
        calls = _values(evidence)
        return bool(calls) and all(
            call.got.kind == "raised"
            and any(word in f"{call.got.error}: {call.got.message}" for word in words)
            for call in calls
        )

    return shows


def _without_reading(config):
    return run_order(json.dumps({"components": config["components"], "cables": config["cables"]}))


def _with_load(config):
    return run_order(json.dumps(json.load(config)))


def _names_ports(evidence):
    """A port is looked for among the components."""
    calls = _values(evidence)
    return bool(calls) and all(call.got.error == "KeyError" and "." in call.got.message for call in calls)


def _by_ports(config):
    pipeline = json.loads(config)
    needs = {name: set() for name in pipeline["components"]}
    for start, end in pipeline["cables"]:
        needs[end].add(start)
    return sorted(needs)


def _by_ports_again(config):
    pipeline = json.loads(config)
    waiting = dict.fromkeys(pipeline["components"], 0)
    for _, end in pipeline["cables"]:
        waiting[end] += 1
    return sorted(waiting)


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
    test_port=True,
    through=True,
    ports=(_LEARN,),
    blind_to_split=False,
):
    """The other author: mark outputs that carry test rows until nothing changes. May do it wrongly."""
    pipeline = json.loads(config)
    kinds = {name: options["kind"] for name, options in pipeline["components"].items()}
    marked = {f"{n}.rows" for n, kind in kinds.items() if kind == "read" and whole_table}
    marked |= {f"{n}.test" for n, kind in kinds.items() if kind == "split" and test_port}
    if blind_to_split:
        marked |= {f"{n}.train" for n, kind in kinds.items() if kind == "split"}
    flagged, before = set(), None
    while before != (marked, flagged):
        before = (set(marked), set(flagged))
        for start, end in pipeline["cables"]:
            box, port = end.split(".")
            if start in marked and port in ports:
                flagged = flagged | {box}
            if start in marked and port == "rows" and kinds[box] != "split" and through:
                marked = marked | {f"{box}.rows"}
    return sorted(flagged)


def _walk(
    config, stop_at_tables=False, direct=False, ports=(_LEARN,), trusts_nothing=False, test_allowed=False
):
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
            kind == "split" and ((port == "test" and not test_allowed) or trusts_nothing)
        ):
            found.append(_box(end))
    return sorted(set(found))


def _follows(config):
    """Flags also whoever uses what a leaky component learned."""
    cables, flagged = json.loads(config)["cables"], set(leaks(config))
    for _ in cables:
        flagged |= {_box(end) for start, end in cables if _box(start) in flagged}
    return sorted(flagged)


def _knowledge_is_dirty(config):
    """Rows are dirty, too, where what was applied to them was learned from dirty rows."""
    pipeline = json.loads(config)
    source = {end: start for start, end in pipeline["cables"]}

    def dirty(output):
        box, port = output.split(".")
        kind = pipeline["components"][box]["kind"]
        if kind in ("read", "split"):
            return kind == "read" or port == "test"
        return any(dirty(start) for end, start in source.items() if _box(end) == box)

    return sorted(_box(end) for end, start in source.items() if end.endswith(".learn") and dirty(start))


def _kind_by_name(config):
    pipeline = json.loads(config)
    return leaks(json.dumps({**pipeline, "components": {n: {"kind": n} for n in pipeline["components"]}}))


def _kind_by_name_again(config):
    source = {end: start for start, end in json.loads(config)["cables"]}

    def dirty(port):
        name, out = port.split(".")
        if name in ("read", "split"):
            return name == "read" or out == "test"
        return dirty(source[f"{name}.rows"])

    return sorted(_box(end) for end in source if end.endswith(".learn") and dirty(source[end]))


def _one_pass(config):
    pipeline = json.loads(config)
    kinds = {name: each["kind"] for name, each in pipeline["components"].items()}
    dirty = {f"{n}.rows" for n in kinds if kinds[n] == "read"} | {
        f"{n}.test" for n in kinds if kinds[n] == "split"
    }
    found = set()
    for start, end in pipeline["cables"]:
        name, port = end.split(".")
        if start in dirty and port == "learn":
            found.add(name)
        elif start in dirty and kinds[name] != "split":
            dirty.add(f"{name}.rows")
    return sorted(found)


def _one_pass_again(config):
    pipeline, dirty, found = json.loads(config), [], []
    kinds = {name: each["kind"] for name, each in pipeline["components"].items()}
    for start, end in pipeline["cables"]:
        kind = kinds[_box(start)]
        if kind == "read" or (kind == "split" and start.endswith(".test")) or start in dirty:
            (found if end.endswith(".learn") else dirty).append(end)
    return sorted(map(_box, found))


def _only_training(config):
    kinds = json.loads(config)["components"]
    return [name for name in leaks(config) if kinds[name]["kind"] == "train"]


def _only_training_again(config):
    models = [name for name, each in json.loads(config)["components"].items() if each == {"kind": "train"}]
    return sorted(set(_walk(config)).intersection(models))


def _unsorted(config):
    return [name for name in json.loads(config)["components"] if name in leaks(config)]


def _unsorted_again(config):
    return [
        _box(end)
        for _, end in json.loads(config)["cables"]
        if end.endswith(".learn") and _box(end) in leaks(config)
    ]


def _answers(holds):
    """``holds(named, right, config)`` for every wrong list of names."""

    def shows(evidence):
        calls = evidence.failed
        if not all(isinstance(call.got.value, list) for call in calls):
            return False
        return all(holds(call.got.value, call.expected.value, call.case.args[0]) for call in calls)

    return shows


def _names_more(named, right, allowed):
    """All leaks, and beside them only names that are allowed."""
    return set(named) > set(right) and set(named) - set(right) <= set(allowed)


def _right_if_named_so(evidence):
    """Right once every component is named after its kind."""
    kinds = ("evaluate", "train", "select", "predict", "apply", "scale", "split", "read")
    cables = [
        ["predict.rows", "evaluate.rows"],
        ["apply.rows", "predict.rows"],
        ["train.knowledge", "predict.knowledge"],
        ["apply.rows", "train.learn"],
        ["read.rows", "select.learn"],
        ["split.test", "apply.rows"],
        ["scale.knowledge", "apply.knowledge"],
        ["split.train", "scale.learn"],
        ["read.rows", "split.rows"],
    ]
    return evidence.right(_config({kind: kind for kind in kinds}, cables))


def _followers_too(named, right, config):
    return bool(right) and _names_more(named, right, _follows(config))


def _users_too(named, right, config):
    learners = _learners(config)
    return _names_more(named, right, set(leaks_by_marking(config, ports=("rows",))) - learners)


def _trained_too(named, right, config):
    return _names_more(named, right, _learners(config))


def _learners(config):
    return {_box(end) for _, end in json.loads(config)["cables"] if end.endswith(".learn")}


def _not_sorted(named, right, config):
    return sorted(named) == right


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


def _circle(name, good, bad):
    return Case(name, ((good,), run_order(good), (bad,)), play=then, typed=f"run_order({bad!r})")


def _by_alphabet(rng):
    """A name becomes ready early, another one late: layers, depth first or the file give other orders."""
    a, b, c, d, e = (chr(97 + i) + f"{rng.integers(100)}" for i in range(5))
    cables = [[f"{c}.rows", f"{b}.rows"], [f"{e}.rows", f"{a}.rows"]]
    return _config({e: "read", d: "read", c: "read", b: "evaluate", a: "evaluate"}, cables)


_TWICE = {"table": "read", "split": "split", "both": "apply"}
_TWICE_CABLES = [["table.rows", "split.rows"], ["split.train", "both.rows"], ["split.test", "both.knowledge"]]


def _order_cases(rng):
    circle, sound = [*_GOOD, ["score.rows", "split.rows"]], _config(_BOXES, _GOOD, rng)
    return [
        Case("the sound pipeline, shuffled", (sound,)),
        Case("early and late", (_by_alphabet(rng),), weight=2),
        Case("two cables between two components", (_config(_TWICE, _TWICE_CABLES, rng),)),
        Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST, rng),)),
        Case("two tables", (_config({"b": "read", "a": "read", "c": "read"}, [], rng),)),
        _circle("a circle", sound, _config(_BOXES, circle, rng)),
        _circle("waits for itself", sound, _config(_BOXES, [*_GOOD, ["apply.rows", "apply.rows"]], rng)),
    ]


_MODEL_LAST = [cable for cable in _GOOD if cable[1] != "model.learn"] + [["apply2.rows", "model.learn"]]
_SOUND = 0.25  # nobody is to be named: an empty list is no answer yet
_SPLIT_TWICE = {"table": "read", "split": "split", "again": "split", "model": "train"}
_SPLIT_TWICE_CABLES = [
    ["table.rows", "split.rows"],
    ["split.train", "again.rows"],
    ["again.train", "model.learn"],
]
_RENAMED = {
    "train": "select",
    "score": "train",
    "read": "scale",
    "split": "apply",
    "halves": "split",
    "all": "read",
}
_RENAMED_CABLES = [
    ["all.rows", "train.learn"],
    ["split.rows", "score.learn"],
    ["halves.test", "split.rows"],
    ["read.knowledge", "split.knowledge"],
    ["halves.train", "read.learn"],
    ["all.rows", "halves.rows"],
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
        Case("sound", (_config(_BOXES, _GOOD, rng),), weight=_SOUND),
        Case("split twice", (_config(_SPLIT_TWICE, _SPLIT_TWICE_CABLES, rng),), weight=_SOUND),
        Case("other names", (_config(_RENAMED, _RENAMED_CABLES),)),
        Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST, rng),)),
        Case(
            "the model learns from scaled test rows",
            (_config(_BOXES, _MODEL_LAST),),
        ),
        Case("the scaler sees the test rows", (_config(_BOXES, _rewired(scale__learn="split.test"), rng),)),
        Case("columns selected on the whole table", (_config(boxes, selected, rng),)),
        Case("no split at all", (_config(unsplit, cables, rng),)),
    ]


exercise = Exercise(
    number="14.8",
    points=0,
    seconds=2.0,
    answers=[
        Function(
            "run_order",
            reference=run_order,
            alternatives=[order_by_sorter],
            mistakes=[
                Wrong("as_written", _as_written, _as_written_again),
                Wrong("alphabet_only", _of_alphabet, lambda c: sorted(order_by_sorter(c))),
                Wrong("circle_unnoticed", _gives_up_quietly, _gives_up_quietly_again),
                Wrong("lone_components_forgotten", _of_cables, _of_cables_again),
                Wrong("double_cable_as_circle", _counts_cables, _counts_cables_again),
                Symptom("not_first_by_alphabet", _valid_in(1), _in_layers, _depth_first),
                Symptom("backwards", _valid_in(-1), lambda c: run_order(c)[::-1], _turned_round),
                Symptom(
                    "json_not_read",
                    _stops_with("string indices must be", "'str' object has no attribute"),
                    _without_reading,
                    _with_load,
                ),
                Symptom("ports_as_names", _names_ports, _by_ports, _by_ports_again),
            ],
            visible=[
                Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST),)),
                _circle(
                    "a circle of two",
                    _config(_SCALED_FIRST_BOXES, _SCALED_FIRST),
                    _config({"a": "apply", "b": "apply"}, [["a.rows", "b.rows"], ["b.rows", "a.rows"]]),
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
                    "test_port_allowed",
                    lambda c: leaks_by_marking(c, test_port=False),
                    lambda c: _walk(c, test_allowed=True),
                ),
                Wrong("only_training_learns", _only_training, _only_training_again),
                Wrong(
                    "direct_cables_only",
                    lambda c: leaks_by_marking(c, through=False),
                    lambda c: _walk(c, direct=True),
                ),
                Wrong("cables_in_file_order", _one_pass, _one_pass_again),
                Symptom("wrong_order", _answers(_not_sorted), _unsorted, _unsorted_again),
                Symptom(
                    "use_counts_as_learning",
                    _answers(_users_too),
                    lambda c: leaks_by_marking(c, ports=(_LEARN, "rows")),
                    lambda c: _walk(c, ports=("rows", _LEARN)),
                ),
                Symptom("names_the_followers", _answers(_followers_too), _follows, _knowledge_is_dirty),
                Symptom(
                    "training_rows_too",
                    _answers(_trained_too),
                    lambda c: leaks_by_marking(c, blind_to_split=True),
                    lambda c: _walk(c, trusts_nothing=True),
                ),
                Symptom("name_taken_for_kind", _right_if_named_so, _kind_by_name, _kind_by_name_again),
            ],
            visible=[
                Case("scaled before the split", (_config(_SCALED_FIRST_BOXES, _SCALED_FIRST),)),
                Case("sound", (_config(_BOXES, _GOOD),), weight=_SOUND),
            ],
            cases=_leak_cases,
        ),
    ],
)
