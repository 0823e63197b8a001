"""Boxes that leak (14.8), found rightly and wrongly."""

import json

from dlcourse.chapters.frameworks.exercises._pipelines import (
    box_of,
)

LEARN = "learn"


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
    ports=(LEARN,),
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


def walk(
    config, stop_at_tables=False, direct=False, ports=(LEARN,), trusts_nothing=False, test_allowed=False
):
    """A third way: from every learning port back along the cables."""
    pipeline = json.loads(config)
    kinds = {name: options["kind"] for name, options in pipeline["components"].items()}
    found = []
    for start, end in pipeline["cables"]:
        if end.split(".")[1] not in ports:
            continue
        here = start
        while not direct and kinds[box_of(here)] not in ("read", "split"):
            here = next((s for s, e in pipeline["cables"] if e == f"{box_of(here)}.rows"), "")
        kind, port = kinds.get(box_of(here)), here.partition(".")[2]
        if (kind == "read" and not stop_at_tables) or (
            kind == "split" and ((port == "test" and not test_allowed) or trusts_nothing)
        ):
            found.append(box_of(end))
    return sorted(set(found))


def follows(config):
    """Flags also whoever uses what a leaky component learned."""
    cables, flagged = json.loads(config)["cables"], set(leaks(config))
    for _ in cables:
        flagged |= {box_of(end) for start, end in cables if box_of(start) in flagged}
    return sorted(flagged)


def knowledge_is_dirty(config):
    """Rows are dirty, too, where what was applied to them was learned from dirty rows."""
    pipeline = json.loads(config)
    source = {end: start for start, end in pipeline["cables"]}

    def dirty(output):
        box, port = output.split(".")
        kind = pipeline["components"][box]["kind"]
        if kind in ("read", "split"):
            return kind == "read" or port == "test"
        return any(dirty(start) for end, start in source.items() if box_of(end) == box)

    return sorted(box_of(end) for end, start in source.items() if end.endswith(".learn") and dirty(start))


def kind_by_name(config):
    pipeline = json.loads(config)
    return leaks(json.dumps({**pipeline, "components": {n: {"kind": n} for n in pipeline["components"]}}))


def kind_by_name_again(config):
    source = {end: start for start, end in json.loads(config)["cables"]}

    def dirty(port):
        name, out = port.split(".")
        if name in ("read", "split"):
            return name == "read" or out == "test"
        return dirty(source[f"{name}.rows"])

    return sorted(box_of(end) for end in source if end.endswith(".learn") and dirty(source[end]))


def one_pass(config):
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


def one_pass_again(config):
    pipeline, dirty, found = json.loads(config), [], []
    kinds = {name: each["kind"] for name, each in pipeline["components"].items()}
    for start, end in pipeline["cables"]:
        kind = kinds[box_of(start)]
        if kind == "read" or (kind == "split" and start.endswith(".test")) or start in dirty:
            (found if end.endswith(".learn") else dirty).append(end)
    return sorted(map(box_of, found))


def only_training(config):
    kinds = json.loads(config)["components"]
    return [name for name in leaks(config) if kinds[name]["kind"] == "train"]


def only_training_again(config):
    models = [name for name, each in json.loads(config)["components"].items() if each == {"kind": "train"}]
    return sorted(set(walk(config)).intersection(models))


def unsorted(config):
    return [name for name in json.loads(config)["components"] if name in leaks(config)]


def unsorted_again(config):
    return [
        box_of(end)
        for _, end in json.loads(config)["cables"]
        if end.endswith(".learn") and box_of(end) in leaks(config)
    ]
