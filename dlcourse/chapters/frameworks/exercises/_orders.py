"""Orders in which boxes may run (14.8), and in which they may not."""

import json
from graphlib import CycleError, TopologicalSorter

from dlcourse.chapters.frameworks.exercises._pipelines import (
    box_of,
)


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
        sorter.add(box_of(end), box_of(start))
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


def needs_of(config):
    pipeline = json.loads(config)
    needs = {name: set() for name in pipeline["components"]}
    for start, end in pipeline["cables"]:
        needs[box_of(end)].add(box_of(start))
    return needs


def in_layers(config):
    needs, order = needs_of(config), []
    while ready := sorted(n for n in needs if n not in order and needs[n] <= set(order)):
        order += ready
    if len(order) < len(needs):
        raise ValueError("a circle")
    return order


def depth_first(config):
    run_order(config)  # for circles
    needs, order = needs_of(config), []

    def visit(name):
        for before in sorted(needs[name]):
            visit(before)
        if name not in order:
            order.append(name)

    for name in sorted(needs):
        visit(name)
    return order


def order_as_written(config):
    return list(json.loads(config)["components"])


def as_written_again(config):
    return [name for name, _ in json.loads(config)["components"].items()]


def of_alphabet(config):
    return sorted(json.loads(config)["components"])


def gives_up_quietly(config):
    needs, order = needs_of(config), []
    while ready := sorted(n for n in needs if n not in order and needs[n] <= set(order)):
        order.append(ready[0])
    return order


def gives_up_quietly_again(config):
    needs, order = needs_of(config), []
    for _ in needs:
        free = [n for n in sorted(needs) if n not in order and not needs[n] - set(order)]
        order += free[:1]
    return order


def turned_round(config):
    pipeline = json.loads(config)
    turned = [[end, start] for start, end in pipeline["cables"]]
    return run_order(json.dumps({**pipeline, "cables": turned}))


def of_cables(config):
    """Starts from the cables: what has none does not exist."""
    pipeline = json.loads(config)
    names = {box_of(port) for cable in pipeline["cables"] for port in cable}
    return run_order(json.dumps({**pipeline, "components": dict.fromkeys(names)}))


def of_cables_again(config):
    joined = {box_of(port) for cable in json.loads(config)["cables"] for port in cable}
    return [name for name in order_by_sorter(config) if name in joined]


def counts_cables(config):
    """Every cable counts when it is drawn, every component once when it is done."""
    cables = [(box_of(start), box_of(end)) for start, end in json.loads(config)["cables"]]
    left = {name: sum(end == name for _, end in cables) for name in needs_of(config)}
    order = []
    while ready := [name for name in left if not left[name]]:
        order.append(min(ready))
        del left[order[-1]]
        for _, end in {cable for cable in cables if cable[0] == order[-1]}:
            left[end] -= 1
    if left:
        raise ValueError("a circle")
    return order


def counts_cables_again(config):
    cables = [tuple(map(box_of, cable)) for cable in json.loads(config)["cables"]]
    if len(set(cables)) < len(cables):
        raise ValueError("a circle")
    return run_order(config)
