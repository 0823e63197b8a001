"""The second function of 14.8: boxes that have seen what they may not see."""

import json

from dlcourse.chapters.frameworks.exercises._leaks_found import (
    LEARN,
    follows,
    kind_by_name,
    kind_by_name_again,
    knowledge_is_dirty,
    leaks,
    leaks_by_marking,
    one_pass,
    one_pass_again,
    only_training,
    only_training_again,
    unsorted,
    unsorted_again,
    walk,
)
from dlcourse.chapters.frameworks.exercises._pipelines import (
    BOXES,
    GOOD,
    SCALED_FIRST,
    SCALED_FIRST_BOXES,
    box_of,
    config_of,
)
from dlcourse.checking import Case, Function, Symptom, Wrong


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
    return evidence.right(config_of({kind: kind for kind in kinds}, cables))


def _followers_too(named, right, config):
    return bool(right) and _names_more(named, right, follows(config))


def _users_too(named, right, config):
    learners = _learners(config)
    return _names_more(named, right, set(leaks_by_marking(config, ports=("rows",))) - learners)


def _trained_too(named, right, config):
    return _names_more(named, right, _learners(config))


def _learners(config):
    return {box_of(end) for _, end in json.loads(config)["cables"] if end.endswith(".learn")}


def _not_sorted(named, right, config):
    return sorted(named) == right


def _rewired(**changes):
    """The sound pipeline with other cables into some ports: ``scale__learn="table.rows"``."""
    new = {port.replace("__", "."): start for port, start in changes.items()}
    return [[new.get(end, start), end] for start, end in GOOD]


_MODEL_LAST = [cable for cable in GOOD if cable[1] != "model.learn"] + [["apply2.rows", "model.learn"]]
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
    boxes = {**BOXES, "select": "select"}
    selected = [*GOOD, ["table.rows", "select.learn"]]
    return [
        Case("sound", (config_of(BOXES, GOOD, rng),), weight=_SOUND),
        Case("split twice", (config_of(_SPLIT_TWICE, _SPLIT_TWICE_CABLES, rng),), weight=_SOUND),
        Case("other names", (config_of(_RENAMED, _RENAMED_CABLES),)),
        Case("scaled before the split", (config_of(SCALED_FIRST_BOXES, SCALED_FIRST, rng),)),
        Case(
            "the model learns from scaled test rows",
            (config_of(BOXES, _MODEL_LAST),),
        ),
        Case("the scaler sees the test rows", (config_of(BOXES, _rewired(scale__learn="split.test"), rng),)),
        Case("columns selected on the whole table", (config_of(boxes, selected, rng),)),
        Case("no split at all", (config_of(unsplit, cables, rng),)),
    ]


leaks_answer = Function(
    "leaks",
    reference=leaks,
    alternatives=[leaks_by_marking, walk],
    mistakes=[
        Wrong(
            "whole_table_allowed",
            lambda c: leaks_by_marking(c, whole_table=False),
            lambda c: walk(c, stop_at_tables=True),
        ),
        Wrong(
            "test_port_allowed",
            lambda c: leaks_by_marking(c, test_port=False),
            lambda c: walk(c, test_allowed=True),
        ),
        Wrong("only_training_learns", only_training, only_training_again),
        Wrong(
            "direct_cables_only",
            lambda c: leaks_by_marking(c, through=False),
            lambda c: walk(c, direct=True),
        ),
        Wrong("cables_in_file_order", one_pass, one_pass_again),
        Symptom("wrong_order", _answers(_not_sorted), unsorted, unsorted_again),
        Symptom(
            "use_counts_as_learning",
            _answers(_users_too),
            lambda c: leaks_by_marking(c, ports=(LEARN, "rows")),
            lambda c: walk(c, ports=("rows", LEARN)),
        ),
        Symptom("names_the_followers", _answers(_followers_too), follows, knowledge_is_dirty),
        Symptom(
            "training_rows_too",
            _answers(_trained_too),
            lambda c: leaks_by_marking(c, blind_to_split=True),
            lambda c: walk(c, trusts_nothing=True),
        ),
        Symptom("name_taken_for_kind", _right_if_named_so, kind_by_name, kind_by_name_again),
    ],
    visible=[
        Case("scaled before the split", (config_of(SCALED_FIRST_BOXES, SCALED_FIRST),)),
        Case("sound", (config_of(BOXES, GOOD),), weight=_SOUND),
    ],
    cases=_leak_cases,
)
