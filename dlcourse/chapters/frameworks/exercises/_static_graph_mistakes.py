"""What goes wrong in a static graph (14.9)."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._static_graphs import Asking, InOrder
from dlcourse.checking import edits
from dlcourse.checking.edited_code import Edit, seen, several

_AUTHORS = (Asking, InOrder)
_NO_CHECKS: list[Edit | list[Edit]] = [
    [("any(i not in self.nodes for i in inputs)", "False"), (" and self.needs.keys() >= set(parents)", "")],
    [("kind not in _KINDS or ", "kind in _KINDS and "), ("_KINDS.get(kind) ==", "_KINDS.get(kind, 2) ==")],
    [(" or name in self.nodes", ""), ("name in self.needs or not sound", "not sound")],
    [(" or len(inputs) != _KINDS[kind]", ""), ("_KINDS.get(kind) == len(inputs)", "kind in _KINDS")],
]
_OTHER_ERRORS: list[Edit | list[Edit]] = [
    [('ValueError(f"{name}: {kind} {inputs}")', "KeyError(name)"), ("ValueError(name)", "KeyError(name)")],
    [
        (
            f"{value} = feed[name]",
            f"if name not in feed:\n{blanks}raise ValueError\n{blanks[4:]}{value} = feed[name]",
        )
        for value, blanks in (("value", " " * 16), ("values[name]", " " * 20))
    ],
]
_ALL_COMPUTED = "values = {}\n        for name in self.nodes:\n            self._value(name, feed, values)"
_NEEDED = ("name not in self.needs[fetch]", "name not in self.needs")
_MOVED = (
    "(self.run(fetch, {{**feed, {name}: feed.get({name}, 0.0) + {step}}}) - self.run(fetch, feed)) / {step}"
)


def _pairs(evidence):
    """Of every failing call what should have come, and what came."""
    return [(call.expected.value, call.got.value) for call in evidence.failed]


def _checks_too_late(evidence):
    """Whatever should fail when it is built gets as far as a run; all else is right."""
    return all(
        str(want).startswith("when built") and (isinstance(got, float) or got.startswith("when run"))
        for want, got in _pairs(evidence)
    )


def _wrong_errors(evidence):
    """Every error comes at its moment, but some are of another class."""
    return all(
        isinstance(want, str) and got.startswith(want.partition(":")[0]) for want, got in _pairs(evidence)
    )


def _needs_all_feeds(evidence):
    """A KeyError wherever a placeholder is not fed, also where it is not needed."""
    return all(
        call.got.error == "KeyError"
        and any(line[1] == "placeholder" and line[0] not in call.case.args[2] for line in call.case.args[0])
        for call in evidence.failed
    )


def _all_nodes(evidence):
    return all(isinstance(want, dict) and got.items() > want.items() for want, got in _pairs(evidence))


def _some_left_out(evidence):
    return all(isinstance(want, dict) and got.items() < want.items() for want, got in _pairs(evidence))


def _nearly_right(evidence):
    """Gradients, and nothing else, are wrong by next to nothing."""
    return all(
        isinstance(want, dict)
        and got.keys() == want.keys()
        and np.allclose([got[name] for name in want], [*want.values()], rtol=0.02, atol=0.02)
        for want, got in _pairs(evidence)
    )


mistakes = [
    *seen(_checks_too_late, several(_AUTHORS, checks_too_late=_NO_CHECKS)),
    *seen(_wrong_errors, several(_AUTHORS, wrong_error=_OTHER_ERRORS)),
    *seen(
        _needs_all_feeds,
        several(
            _AUTHORS,
            computes_everything=[
                [
                    ("return self._value(fetch, feed, {})", f"{_ALL_COMPUTED}\n        return values[fetch]"),
                    _NEEDED,
                ],
                [
                    ("self._value(fetch, feed, found)", "[self._value(n, feed, found) for n in self.nodes]"),
                    _NEEDED,
                ],
            ],
        ),
    ),
    *seen(
        _all_nodes,
        edits(
            _AUTHORS,
            all_nodes_returned=[('if node[0] == "placeholder"', ""), ('if line[1] == "placeholder"', "")],
        ),
    ),
    *seen(
        _some_left_out,
        edits(
            _AUTHORS,
            placeholders_left_out=[
                ('node[0] == "placeholder"', 'node[0] == "placeholder" and name in found'),
                ('line[1] == "placeholder"', 'line[1] == "placeholder" and grads[line[0]]'),
            ],
        ),
    ),
    *edits(
        (Asking, Asking),
        computes_again=[
            ("        if name in values:\n            return values[name]\n", ""),
            ("if name in values:", "if name in values and name in feed:"),
        ],
    ),
    *edits(
        _AUTHORS,
        remembers_the_last_run=[
            (
                "self.nodes = {}",
                "self.nodes, self.kept = {}, {}",
                "(fetch, feed, {})",
                "(fetch, feed, self.kept)",
            ),
            (
                *("self.needs = {}", "self.needs, self.kept = {}, {}", "values = {}", "values = self.kept"),
                *("name not in self.needs[fetch]", "name not in self.needs[fetch] or name in values"),
            ),
        ],
        missing_feed_is_zero=("feed[name]", "feed.get(name, 0.0)"),
        gradient_overwritten=[("grads[i] + ", ""), ("+= slope", "= slope")],
        own_factor=[("inputs[::-1]]", "inputs]"), ("1 - place", "place")],
        relu_is_absolute_value=[("max(a, 0.0)", "abs(a)"), ("else 0.0", "else -a")],
        add_subtracts=[
            ("[1.0, 1.0]", "[1.0, -1.0]"),
            ("slope = 1.0", 'slope = -1.0 if kind == "add" and place else 1.0'),
        ],
        starts_at_the_last_line=[
            ("{fetch: 1.0}", "{[*self.nodes][-1]: 1.0}"),
            ("grads[fetch]", "grads[self.program[-1][0]]"),
        ],
        relu_always_open=[("float(found[inputs[0]] > 0)", "1.0"), ("values[parent] <= 0", "False")],
        walked_forwards=[("reversed(self.nodes)", "self.nodes"), ("self.program[::-1]", "self.program")],
    ),
    *several(
        _AUTHORS,
        constant_taken_for_a_name=[
            [
                ('kind != "constant" and any', "any"),
                ('() if kind in ("placeholder", "constant") else inputs', "inputs"),
            ],
            [
                ("inputs[0]\n        else", "self._value(inputs[0], feed, values)\n        else"),
                ("(values[name],) = inputs", "values[name] = values[inputs[0]]"),
            ],
        ],
    ),
    *seen(
        _nearly_right,
        edits(
            _AUTHORS,
            difference_quotient=[
                ("{name: grads[name]", "{name: " + _MOVED.format(name="name", step=1e-3)),
                ("{line[0]: grads[line[0]]", "{line[0]: " + _MOVED.format(name="line[0]", step=1e-6)),
            ],
        ),
    ),
]
