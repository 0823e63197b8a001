"""The first function of 14.10: the text format of Caffe."""

import re

import numpy as np

from dlcourse.chapters.frameworks.exercises._prototxt_parsers import parse, parse_by_stack
from dlcourse.checking import Case, Function, Symptom, Wrong


def _last_only(fields):
    return {k: [_last_only(v[-1]) if isinstance(v[-1], dict) else v[-1]] for k, v in fields.items()}


def _with_scalars(fields, change):
    """The same message, with every value changed that is no message."""
    return {
        name: [_with_scalars(each, change) if isinstance(each, dict) else change(each) for each in values]
        for name, values in fields.items()
    }


def _bare(fields):
    values = {name: [_bare(v) if isinstance(v, dict) else v for v in each] for name, each in fields.items()}
    return {name: each if len(each) > 1 else each[0] for name, each in values.items()}


def _in_text(value):
    return str(value).lower() if isinstance(value, bool) else value


def _always_true(value):
    return True if isinstance(value, bool) else value


def _quoted(fields, text):
    """Strings keep the quotes that they have in the text."""
    return _with_scalars(fields, lambda v: f'"{v}"' if isinstance(v, str) and f'"{v}"' in text else v)


def _text_of_numbers(text):
    """Every value as text: numbers stay as they are written."""
    return parse_by_stack(text, numbers=False)


def _text_of_numbers_again(text):
    quoted = re.sub(r":\s*([+-]?[\d.][\w.+-]*)", r': "\1"', text)
    return parse(quoted)


def _fractions_as_text(text):
    return re.sub(r":\s*(?!\d+[\s}])([+-]?[\d.][\w.+-]*)", r': "\1"', text)


def _unquoted_numbers(text):
    return re.sub(r'"([+-]?[\d.]+)"', r"\1", text)


def _as_float(value):
    return float(value) if type(value) is int else value


def _stops_at(*patterns):
    """A reader that stops where the text looks like this; another author's stops in another way."""

    def first(text):
        if any(re.search(pattern, text) for pattern in patterns):
            raise ValueError("what is this?")
        return parse(text)

    def second(text):
        if any(re.search(pattern, text) for pattern in patterns):
            raise IndexError("list index out of range")
        return parse_by_stack(text)

    return first, second


def _only_without(*unreadable, readable="a: 1\nb {\n  c: MAX\n}\n"):
    """Reads the one text, and none of the others."""
    return lambda evidence: evidence.right(readable) and not any(map(evidence.right, unreadable))


def kinds(answer, text):
    """Every value with its type, so that 5, 5.0 and "5" differ."""
    return {name: [f"{type(v).__name__} {v}" for v in values] for name, values in answer(text).items()}


def _cut_inside_quotes(text):
    return parse_by_stack(text, quoted=False)


def _cut_inside_quotes_again(text):
    def shorten(match):
        return '"' + match[1].partition("#")[0].rstrip() + '"'

    return parse(re.sub(r'"([^"]*)"', shorten, text))


_SMALL_TEXT = """name: "tiny"  # two layers
layer {
  name: "data" type: "Input" top: "data"
  input_param { shape { dim: 1 dim: 3 dim: 8 dim: 8 } }
}
layer {
  name: "pool" type: "Pooling" bottom: "data" top: "pool"
  pooling_param { pool: MAX kernel_size: 3 stride: 2 }
}
"""

_SOLVER_TEXT = """net: "nets/run #3.prototxt"
base_lr: 0.01   # rate at the start
momentum: 0.9
stepvalue: 4000
stepvalue: 6000
weight_decay: 5e-4
solver_mode: CPU
snapshot_after_train: false
"""


def between(rng, low, high):
    return int(rng.integers(low, high))


def _parse_cases(rng: np.random.Generator) -> list[Case]:
    k, s, n = between(rng, 2, 6), between(rng, 2, 4), between(rng, 7, 40)
    compact = f'layer{{name:"c#{n}" convolution_param{{num_output:{n} kernel_size:{k}}}}}layer{{name:"p"}}'
    loose = f"a: -{k}.5\n# nothing: here {{\nb {{\n  c: {s}\n  c: {n}\n  d {{ e: true }}\n}}\nb {{ }}\n"
    colon = f'train_param: {{ rate: {k}e-{s} kind: "x y" }}'
    solver = _SOLVER_TEXT.replace("#3", f"#{n}").replace("4000", f"{n}00").replace("0.9", f"0.{k}")
    return [
        Case("compact", (compact,)),
        Case("comments and empty messages", (loose,)),
        Case("a colon before the brace", (colon,)),
        Case("solver", (solver,)),
        Case("nothing", ("# only a remark\n",), weight=0.5),
        Case("kinds of values", (f'a: {n} b: "{n}" c: {k}.0 d: true e: "x"\n',), play=kinds),
    ]


parse_answer = Function(
    "parse",
    reference=parse,
    alternatives=[parse_by_stack],
    mistakes=[
        Wrong("last_one_only", lambda t: _last_only(parse(t)), lambda t: _last_only(parse_by_stack(t))),
        Wrong("bare_value", lambda t: _bare(parse(t)), lambda t: _bare(parse_by_stack(t))),
        Wrong(
            "booleans_as_text",
            lambda t: _with_scalars(parse(t), _in_text),
            lambda t: _with_scalars(parse_by_stack(t), _in_text),
        ),
        Wrong(
            "false_becomes_true",
            lambda t: _with_scalars(parse(t), _always_true),
            lambda t: _with_scalars(parse_by_stack(t), _always_true),
        ),
        Wrong("quotes_kept", lambda t: _quoted(parse(t), t), lambda t: _quoted(parse_by_stack(t), t)),
        Wrong("numbers_as_text", _text_of_numbers, _text_of_numbers_again),
        Wrong(
            "numbers_as_text",
            lambda t: parse(_fractions_as_text(t)),
            lambda t: parse_by_stack(_fractions_as_text(t)),
        ),
        Wrong(
            "quoted_numbers",
            lambda t: parse(_unquoted_numbers(t)),
            lambda t: parse_by_stack(_unquoted_numbers(t)),
        ),
        Wrong(
            "integers_as_floats",
            lambda t: _with_scalars(parse(t), _as_float),
            lambda t: _with_scalars(parse_by_stack(t), _as_float),
        ),
        Symptom("comments_kept", _only_without("a: 1 # b\n", "# b\na: 1\n"), *_stops_at('#[^"]*\n')),
        Symptom(
            "cut_inside_quotes",
            _only_without('a: "x #y"\nb: 1\n', readable='a: "x y"\nb: 1\n'),
            _cut_inside_quotes,
            _cut_inside_quotes_again,
        ),
        Symptom("colon_before_brace", _only_without("a: {\n  b: 1\n}\n"), *_stops_at(r":\s*{")),
        *(
            Symptom("split_at_blanks", _only_without(tight, 'a: "x y"\n'), *_stops_at(*stops))
            for tight, *stops in (
                ("a:1\n", r":\S", r"\w{", r'"\w+ .*"'),
                ("b{ c: 1 }\n", r"\w{", r'"\w+ .*"'),
            )
        ),
        Symptom("line_by_line", _only_without("a: 1 b: 2\n"), *_stops_at(r":[^\n]*:")),
    ],
    visible=[Case("a small net", (_SMALL_TEXT,)), Case("a solver", (_SOLVER_TEXT,))],
    cases=_parse_cases,
)
