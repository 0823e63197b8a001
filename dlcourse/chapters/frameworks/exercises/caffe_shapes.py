"""14.10 Read a Caffe prototxt, and say which shapes its blobs have."""

import re

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits

# ---- the text format: a dictionary whose values are lists, because every field may be repeated


def parse(text):
    pattern = r'#[^\n]*|"[^"]*"|[{}:]|[^\s{}:#"]+'
    tokens = [t for t in re.findall(pattern, text) if not t.startswith("#")]
    return _message(iter(tokens))


def _message(tokens):
    fields = {}
    for name in tokens:
        if name == "}":
            break
        mark = next(tokens)
        value = _message(tokens) if mark == "{" else _scalar(next(tokens))
        if value == "{":  # "name: {" is allowed too
            value = _message(tokens)
        fields.setdefault(name, []).append(value)
    return fields


def _scalar(token):
    if token.startswith('"'):
        return token.strip('"')
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(token, token)


def parse_by_stack(text, comments=True, repeated=True, numbers=True, quoted=True, nested=True):
    """The other author: characters one by one, open messages on a stack."""
    top = {}
    stack, word, name, place = [top], "", None, 0

    def put(value):
        if repeated:
            stack[-1].setdefault(name, []).append(value)
        else:
            stack[-1][name] = [value]

    def finish():
        nonlocal word, name
        if word and name is None:
            name = word
        elif word:
            put(_convert(word) if numbers else {"true": True, "false": False}.get(word, word))
            name = None
        word = ""

    while place < len(text):
        c = text[place]
        if c == "#" and comments:
            finish()
            place = (text + "\n").index("\n", place)
        elif c == '"':
            end = text.index('"', place + 1)
            inside = text[place + 1 : end]
            put(inside if quoted else inside.split("#")[0].strip())
            name, place = None, end
        elif c == "{":
            finish()
            message = {}
            put(message)
            stack.append(message if nested else stack[-1])
            name = None
        elif c == "}":
            finish()
            stack.pop()
        elif c in ": \n\t":
            finish()
        else:
            word += c
        place += 1
    finish()
    return top


def _convert(word):
    if re.fullmatch(r"[+-]?\d+", word):
        return int(word)
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", word):
        return float(word)
    return {"true": True, "false": False}.get(word, word)


def _last_only(fields):
    return {k: [_last_only(v[-1]) if isinstance(v[-1], dict) else v[-1]] for k, v in fields.items()}


def _as_text(fields):
    return {
        k: [_as_text(i) if isinstance(i, dict) else i if isinstance(i, bool) else str(i) for i in v]
        for k, v in fields.items()
    }


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
    """Like ``_as_text(parse(text))``, but numbers stay as they are written."""
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


# ---- shapes


def blob_shapes(net):
    shapes = {}
    for layer in net["layer"]:
        kind, tops = layer["type"][0], layer.get("top", [])
        bottoms = [shapes[name] for name in layer.get("bottom", [])]
        shape = bottoms[0] if bottoms else tuple(layer["input_param"][0]["shape"][0]["dim"])
        if kind in ("Convolution", "Pooling"):
            p = layer[f"{kind.lower()}_param"][0]
            kernel, stride, pad = p["kernel_size"][0], p.get("stride", [1])[0], p.get("pad", [0])[0]
            sizes = []
            for size in shape[2:]:
                room = size + 2 * pad - kernel
                if kind == "Convolution":
                    count = room // stride + 1
                else:
                    count = -(-room // stride) + 1
                    if pad and (count - 1) * stride >= size + pad:
                        count -= 1
                sizes.append(count)
            channels = p["num_output"][0] if kind == "Convolution" else shape[1]
            shape = (shape[0], channels, *sizes)
        elif kind == "InnerProduct":
            shape = (shape[0], layer["inner_product_param"][0]["num_output"][0])
        elif kind == "Concat":
            shape = (shape[0], sum(b[1] for b in bottoms), *shape[2:])
        for top in tops:
            shapes[top] = shape
    return shapes


def shapes_by_listing(net):
    """The other author: where do windows start?"""
    known = {}
    for layer in net["layer"]:
        kind, sources = layer["type"][-1], [known[name] for name in layer.get("bottom", ())]
        out = list(sources[0]) if sources else list(layer["input_param"][-1]["shape"][-1]["dim"])
        if kind in ("Convolution", "Pooling"):
            p = layer["pooling_param" if kind == "Pooling" else "convolution_param"][-1]
            kernel, step, pad = p["kernel_size"][-1], p.get("stride", [1])[-1], p.get("pad", [0])[-1]
            for axis in (2, 3):
                whole = out[axis] + 2 * pad
                starts = list(range(0, whole - kernel + 1, step))
                if kind == "Pooling" and starts[-1] + kernel < whole:
                    starts.append(starts[-1] + step)
                if kind == "Pooling" and pad > 0:
                    starts = [start for start in starts if start < out[axis] + pad]
                out[axis] = len(starts)
            if kind == "Convolution":
                out[1] = p["num_output"][-1]
        elif kind == "InnerProduct":
            out[1:] = [layer["inner_product_param"][-1]["num_output"][-1]]
        elif kind == "Concat":
            out[1] = sum(source[1] for source in sources)
        for top in layer.get("top", ()):
            known[top] = tuple(out)
    return known


_KINDS = ("Input", "Convolution", "Pooling", "InnerProduct", "Concat")
_SKIP = f"        if kind not in {_KINDS}:\n            continue\n        for top in"
_SUM, _SUM_AGAIN = "sum(b[1] for b in bottoms)", "sum(source[1] for source in sources)"
_DEFAULTS = 'p.get("stride", [1])[{0}], p.get("pad", [0])[{0}]', 'p["stride"][{0}], p["pad"][{0}]'
_OF_KERNEL = 'p.get("stride", [1])', 'p.get("stride", p["kernel_size"] if kind == "Pooling" else [1])'
_authors = blob_shapes, shapes_by_listing
_shape_mistakes = edits(
    _authors,
    pooling_rounded_down=[("-(-room // stride)", "room // stride"), ("starts[-1] + kernel < whole", "False")],
    convolution_rounded_up=[
        ("count = room // stride", "count = -(-room // stride)"),
        ('if kind == "Pooling" and starts', "if starts"),
    ],
    padding_on_one_side=("2 * pad", "pad"),
    stride_is_kernel=_OF_KERNEL,
    window_in_the_padding=[("if pad and", "if False and"), ('"Pooling" and pad > 0', '"Pooling" and False')],
    window_dropped_too_early=[(">= size + pad", ">= size"), ("< out[axis] + pad", "< out[axis]")],
    first_branch_only=[(_SUM, "bottoms[0][1]"), (_SUM_AGAIN, "sources[0][1]")],
    channels_multiplied=[
        (_SUM, "int(np.prod([b[1] for b in bottoms]))"),
        (_SUM_AGAIN, "int(np.prod([source[1] for source in sources]))"),
    ],
    wrong_axis=[
        (f"(shape[0], {_SUM}, *shape[2:])", "(sum(b[0] for b in bottoms), *shape[1:])"),
        (f"out[1] = {_SUM_AGAIN}", "out[0] = sum(source[0] for source in sources)"),
    ],
    off_by_one=[
        ("room // stride + 1", "room // stride"),
        ("= len(starts)", '= len(starts) - (kind == "Convolution")'),
    ],
    inner_product_keeps_axes=[
        ('_product_param"][0]["num_output"][0])', '_product_param"][0]["num_output"][0], 1, 1)'),
        ('_product_param"][-1]["num_output"][-1]]', '_product_param"][-1]["num_output"][-1], 1, 1]'),
    ],
    channels_of_the_input=[
        ('p["num_output"][0] if kind == "Convolution" else shape[1]', "shape[1]"),
        ('out[1] = p["num_output"][-1]', "pass"),
    ],
    only_square=[
        ("in shape[2:]:", "in (shape[2], shape[2]):"),
        ("            for axis", "            out[3] = out[2]\n            for axis"),
    ],
    other_layers_skipped=("        for top in", _SKIP),
    layer_name_as_blob=[("in tops:", 'in layer["name"]:'), ('layer.get("top", ())', 'layer["name"]')],
    previous_layer_as_input=[
        ("shape = bottoms[0]", "shape = list(shapes.values())[-1]"),
        ("list(sources[0])", "list(list(known.values())[-1])"),
    ],
)
_DIMS = 'tuple(layer["input_param"][0]["shape"][0]["dim"])'
_shape_mistakes += edits(
    (blob_shapes, blob_shapes),
    first_only=[
        (_DIMS, '(layer["input_param"][0]["shape"][0]["dim"][0],)'),
        (_DIMS, _DIMS.replace('"dim"]', '"dim"][:1]')),
    ],
)
_strict = edits(
    _authors,
    defaults_missing=[tuple(each.format(place) for each in _DEFAULTS) for place in (0, -1)],
)[0]


def _misses_a_default(evidence):
    """Stops wherever a stride or a padding is not given."""
    return all(
        call.got.error == "KeyError" and any(word in call.got.message for word in ("'stride'", "'pad'"))
        for call in evidence.failed
    )


def _as_lists(net):
    return {name: list(shape) for name, shape in blob_shapes(net).items()}


def _as_lists_again(net):
    return {name: [*shape] for name, shape in shapes_by_listing(net).items()}


def with_types(answer, net):
    """Every shape with its type: tuples are asked for."""
    shapes = answer(net).items()
    return {name: [type(shape).__name__, *shape] for name, shape in shapes}


def _right_as_tuples(evidence):
    """Lists instead of tuples, where it does not stop because the two cannot be joined."""
    calls = [call for call in evidence.failed if call.got.error != "TypeError"]
    return bool(calls) and all(
        call.case.play
        and {name: ["tuple", *sizes] for name, (_, *sizes) in call.got.value.items()} == call.expected.value
        for call in calls
    )


# ---- nets and texts


def _input(*dims):
    return {
        "name": ["data"],
        "type": ["Input"],
        "top": ["data"],
        "input_param": [{"shape": [{"dim": list(dims)}]}],
    }


def _layer(kind, name, bottom, top=None, **options):
    """A layer as ``parse`` gives it; the first option's table is named after the kind."""
    table = {"Convolution": "convolution", "Pooling": "pooling", "InnerProduct": "inner_product"}.get(kind)
    bottoms = list(bottom) if isinstance(bottom, tuple) else [bottom]
    layer = {"name": [name], "type": [kind], "bottom": bottoms, "top": [top or name]}
    if table:
        layer[f"{table}_param"] = [{key: [value] for key, value in options.items()}]
    return layer


_LENET = {
    "name": ["LeNet"],
    "layer": [
        _input(64, 1, 28, 28),
        _layer("Convolution", "conv1", "data", num_output=20, kernel_size=5),
        _layer("Pooling", "pool1", "conv1", pool="MAX", kernel_size=2, stride=2),
        _layer("Convolution", "conv2", "pool1", num_output=50, kernel_size=5, stride=1),
        _layer("Pooling", "pool2", "conv2", pool="MAX", kernel_size=2, stride=2),
        _layer("InnerProduct", "ip1", "pool2", num_output=500),
        _layer("ReLU", "relu1", "ip1", top="ip1"),
        _layer("InnerProduct", "ip2", "ip1", num_output=10),
        _layer("Softmax", "prob", "ip2"),
    ],
}

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


def _sizes(rng, low, high):
    return int(rng.integers(low, high))


def _parse_cases(rng: np.random.Generator) -> list[Case]:
    k, s, n = _sizes(rng, 2, 6), _sizes(rng, 2, 4), _sizes(rng, 7, 40)
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


def _net(*layers):
    return {"name": ["net"], "layer": list(layers)}


def _shape_cases(rng: np.random.Generator) -> list[Case]:
    n, c, h, w = _sizes(rng, 7, 12), _sizes(rng, 1, 5), _sizes(rng, 13, 40), _sizes(rng, 13, 40)
    k = _sizes(rng, 2, 6)
    padded = _net(
        _input(n, c, 8, 7),
        _layer("Pooling", "pool", "data", pool="MAX", kernel_size=2, stride=2, pad=1),
        _layer("Pooling", "wide", "data", pool="AVE", kernel_size=3, stride=2, pad=1),
    )
    random = _net(
        _input(n, c, h, w),
        _layer("Convolution", "conv", "data", num_output=c + 3, kernel_size=k, stride=3, pad=2),
        _layer("ReLU", "relu", "conv", top="conv"),
        _layer("Pooling", "pool", "conv", pool="MAX", kernel_size=3, stride=2),
    )
    branches = _net(
        _input(n, c, 12, 9),
        _layer("Convolution", "one", "data", num_output=4, kernel_size=1),
        _layer("Convolution", "three", "data", num_output=6, kernel_size=3, pad=1),
        _layer("Concat", "both", ("one", "three")),
        _layer("Pooling", "pool", "both", pool="AVE", kernel_size=3),
    )
    rounded = _net(
        _input(1, 1, 8, 11),
        _layer("Convolution", "conv", "data", num_output=2, kernel_size=3, stride=2),
        _layer("Pooling", "pool", "data", pool="MAX", kernel_size=3, stride=2),
    )
    return [
        Case("padded pooling", (padded,)),
        Case("odd sizes", (random,)),
        Case("two branches", (branches,)),
        Case("rounding", (rounded,)),
        Case("tuples", (rounded,), play=with_types),
    ]


_POOLING = _net(_input(1, 3, 8, 8), _layer("Pooling", "pool", "data", pool="MAX", kernel_size=3, stride=2))

exercise = Exercise(
    number="14.10",
    points=0,
    answers=[
        Function(
            "parse",
            reference=parse,
            alternatives=[parse_by_stack],
            mistakes=[
                Wrong(
                    "last_one_only", lambda t: _last_only(parse(t)), lambda t: _last_only(parse_by_stack(t))
                ),
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
        ),
        Function(
            "blob_shapes",
            reference=blob_shapes,
            alternatives=[shapes_by_listing],
            mistakes=[
                *_shape_mistakes,
                Symptom("lists_instead_of_tuples", _right_as_tuples, _as_lists, _as_lists_again),
                Symptom("defaults_missing", _misses_a_default, _strict.example, _strict.paraphrase),
            ],
            visible=[Case("LeNet", (_LENET,)), Case("pooling 8 pixels, kernel 3, stride 2", (_POOLING,))],
            cases=_shape_cases,
        ),
    ],
)
