"""The first function of 14.8: the order in which boxes run."""

import json

from dlcourse.chapters.frameworks.exercises._errors import then
from dlcourse.chapters.frameworks.exercises._orders import (
    as_written_again,
    counts_cables,
    counts_cables_again,
    depth_first,
    gives_up_quietly,
    gives_up_quietly_again,
    in_layers,
    needs_of,
    of_alphabet,
    of_cables,
    of_cables_again,
    order_as_written,
    order_by_sorter,
    run_order,
    turned_round,
)
from dlcourse.chapters.frameworks.exercises._pipelines import (
    BOXES,
    GOOD,
    SCALED_FIRST,
    SCALED_FIRST_BOXES,
    config_of,
)
from dlcourse.checking import Case, Function, Symptom, Wrong


def _respects(order, config):
    return all(
        order.index(start) < order.index(end) for end, needs in needs_of(config).items() for start in needs
    )


def _values(evidence):
    """The calls that failed although a value was asked for."""
    return [call for call in evidence.failed if call.case.play is None]


def _valid_in(turn):
    """Every wrong result holds all components, in an order (after a turn) in which they can run."""

    def shows(evidence):
        orders = [(call.got.value, call.case.args[0]) for call in _values(evidence)]
        return bool(orders) and all(
            isinstance(o, list) and sorted(o) == sorted(needs_of(c)) and _respects(o[::turn], c)
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


def _circle(name, good, bad):
    return Case(name, ((good,), run_order(good), (bad,)), play=then, typed=f"run_order({bad!r})")


def _by_alphabet(rng):
    """A name becomes ready early, another one late: layers, depth first or the file give other orders."""
    a, b, c, d, e = (chr(97 + i) + f"{rng.integers(100)}" for i in range(5))
    cables = [[f"{c}.rows", f"{b}.rows"], [f"{e}.rows", f"{a}.rows"]]
    return config_of({e: "read", d: "read", c: "read", b: "evaluate", a: "evaluate"}, cables)


_TWICE = {"table": "read", "split": "split", "both": "apply"}
_TWICE_CABLES = [["table.rows", "split.rows"], ["split.train", "both.rows"], ["split.test", "both.knowledge"]]


def _order_cases(rng):
    circle, sound = [*GOOD, ["score.rows", "split.rows"]], config_of(BOXES, GOOD, rng)
    return [
        Case("the sound pipeline, shuffled", (sound,)),
        Case("early and late", (_by_alphabet(rng),), weight=2),
        Case("two cables between two components", (config_of(_TWICE, _TWICE_CABLES, rng),)),
        Case("scaled before the split", (config_of(SCALED_FIRST_BOXES, SCALED_FIRST, rng),)),
        Case("two tables", (config_of({"b": "read", "a": "read", "c": "read"}, [], rng),)),
        _circle("a circle", sound, config_of(BOXES, circle, rng)),
        _circle("waits for itself", sound, config_of(BOXES, [*GOOD, ["apply.rows", "apply.rows"]], rng)),
    ]


run_order_answer = Function(
    "run_order",
    reference=run_order,
    alternatives=[order_by_sorter],
    mistakes=[
        Wrong("as_written", order_as_written, as_written_again),
        Wrong("alphabet_only", of_alphabet, lambda c: sorted(order_by_sorter(c))),
        Wrong("circle_unnoticed", gives_up_quietly, gives_up_quietly_again),
        Wrong("lone_components_forgotten", of_cables, of_cables_again),
        Wrong("double_cable_as_circle", counts_cables, counts_cables_again),
        Symptom("not_first_by_alphabet", _valid_in(1), in_layers, depth_first),
        Symptom("backwards", _valid_in(-1), lambda c: run_order(c)[::-1], turned_round),
        Symptom(
            "json_not_read",
            _stops_with("string indices must be", "'str' object has no attribute"),
            _without_reading,
            _with_load,
        ),
        Symptom("ports_as_names", _names_ports, _by_ports, _by_ports_again),
    ],
    visible=[
        Case("scaled before the split", (config_of(SCALED_FIRST_BOXES, SCALED_FIRST),)),
        _circle(
            "a circle of two",
            config_of(SCALED_FIRST_BOXES, SCALED_FIRST),
            config_of({"a": "apply", "b": "apply"}, [["a.rows", "b.rows"], ["b.rows", "a.rows"]]),
        ),
    ],
    cases=_order_cases,
)
