"""Pipelines to judge (14.8): boxes, and cables between their ports."""

import json


def box_of(port):
    return port.partition(".")[0]


# ---- pipelines


def config_of(components, cables, rng=None):
    items = list(components.items())
    if rng is not None:
        items = [items[i] for i in rng.permutation(len(items))]
        cables = [cables[i] for i in rng.permutation(len(cables))]
    return json.dumps(
        {"components": {name: {"kind": kind} for name, kind in items}, "cables": cables}, indent=1
    )


BOXES = {
    "table": "read",
    "split": "split",
    "scale": "scale",
    "apply": "apply",
    "apply2": "apply",
    "model": "train",
    "predict": "predict",
    "score": "evaluate",
}
GOOD = [
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


SCALED_FIRST = [
    ["table.rows", "scale.learn"],
    ["scale.knowledge", "apply.knowledge"],
    ["table.rows", "apply.rows"],
    ["apply.rows", "split.rows"],
    ["split.train", "model.learn"],
    ["model.knowledge", "predict.knowledge"],
    ["split.test", "predict.rows"],
    ["predict.rows", "score.rows"],
]
SCALED_FIRST_BOXES = {name: kind for name, kind in BOXES.items() if name != "apply2"}
