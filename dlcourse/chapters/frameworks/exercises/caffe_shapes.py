"""14.4 Read a Caffe prototxt, and say which shapes its blobs have."""

import re

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong

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


def _text_of_numbers(text):
    """Like ``_as_text(parse(text))``, but numbers stay as they are written."""
    return parse_by_stack(text, numbers=False)


def _text_of_numbers_again(text):
    quoted = re.sub(r":\s*([+-]?[\d.][\w.+-]*)", r': "\1"', text)
    return parse(quoted)


def _cut_inside_quotes(text):
    return parse_by_stack(text, quoted=False)


def _cut_inside_quotes_again(text):
    def shorten(match):
        return '"' + match[1].partition("#")[0].rstrip() + '"'

    return parse(re.sub(r'"([^"]*)"', shorten, text))


# ---- shapes


def _one(message, name, default):
    return message.get(name, [default])[0]


def blob_shapes(net):
    shapes = {}
    for layer in net["layer"]:
        bottoms = [shapes[name] for name in layer.get("bottom", [])]
        shape = _output(layer, bottoms)
        for name in layer.get("top", []):
            shapes[name] = shape
    return shapes


def _output(layer, bottoms):
    kind = layer["type"][0]
    if kind == "Input":
        return tuple(layer["input_param"][0]["shape"][0]["dim"])
    n, c, *size = bottoms[0]
    if kind == "Convolution":
        p = layer["convolution_param"][0]
        return (n, p["num_output"][0], *(_windows(s, p) for s in size))
    if kind == "Pooling":
        p = layer["pooling_param"][0]
        return (n, c, *(_pools(s, p) for s in size))
    if kind == "InnerProduct":
        return (n, layer["inner_product_param"][0]["num_output"][0])
    if kind == "Concat":
        return (n, sum(b[1] for b in bottoms), *size)
    return bottoms[0]


def _windows(size, p):
    return (size + 2 * _one(p, "pad", 0) - p["kernel_size"][0]) // _one(p, "stride", 1) + 1


def _pools(size, p):
    pad, kernel, stride = _one(p, "pad", 0), p["kernel_size"][0], _one(p, "stride", 1)
    count = -(-(size + 2 * pad - kernel) // stride) + 1
    if pad and (count - 1) * stride >= size + pad:
        count -= 1
    return count


def shapes_by_listing(
    net,
    pool_round_up=True,
    conv_round_up=False,
    pads=2,
    clip=True,
    default_stride=lambda kernel: 1,
    concat=sum,
    in_place=True,
):
    """The other author: where do windows start? Each can be given a fault."""
    known = {}

    def starts(size, p, up, cut):
        pad, kernel = p.get("pad", [0])[-1], p["kernel_size"][-1]
        stride = p.get("stride", [default_stride(kernel) if up is not None and cut else 1])[-1]
        whole = size + pads * pad
        places = list(range(0, whole - kernel + 1, stride))
        if up and places[-1] + kernel < whole:
            places.append(places[-1] + stride)
        if cut and clip and pad:
            places = [place for place in places if place < size + pad]
        return len(places)

    for layer in net["layer"]:
        kind, sources = layer["type"][-1], [known[name] for name in layer.get("bottom", ())]
        out = list(sources[0]) if sources else list(layer["input_param"][-1]["shape"][-1]["dim"])
        if kind in ("Convolution", "Pooling"):
            is_pool = kind == "Pooling"
            p = layer["pooling_param" if is_pool else "convolution_param"][-1]
            up = pool_round_up if is_pool else conv_round_up
            out[2:] = [starts(s, p, up, is_pool) for s in out[2:]]
            out[1] = out[1] if is_pool else p["num_output"][-1]
        elif kind == "InnerProduct":
            out[1:] = [layer["inner_product_param"][-1]["num_output"][-1]]
        elif kind == "Concat":
            out[1] = concat([source[1] for source in sources])
        for top in layer.get("top", ()):
            known[top] = tuple(out)
    return known


def _first(values):
    return values[0]


def _all_channels(bottoms):
    return sum(bottom[1] for bottom in bottoms)


def _shapes_changed(windows=_windows, pools=_pools, concat=_all_channels):
    """The first author with one formula changed."""

    def wrong(net):
        shapes = {}
        for layer in net["layer"]:
            bottoms = [shapes[name] for name in layer.get("bottom", [])]
            kind = layer["type"][0]
            shape = _output(layer, bottoms)
            if kind == "Convolution":
                shape = (*shape[:2], *(windows(s, layer["convolution_param"][0]) for s in bottoms[0][2:]))
            elif kind == "Pooling":
                shape = (*shape[:2], *(pools(s, layer["pooling_param"][0]) for s in bottoms[0][2:]))
            elif kind == "Concat":
                shape = (shape[0], concat(bottoms), *shape[2:])
            shapes |= dict.fromkeys(layer.get("top", []), shape)
        return shapes

    return wrong


def _pools_down(size, p):
    return _windows(size, p)


def _windows_up(size, p):
    return -(-(size + 2 * _one(p, "pad", 0) - p["kernel_size"][0]) // _one(p, "stride", 1)) + 1


def _one_sided(formula):
    """The padding counts on one side only."""

    def wrong(size, p):
        pad = _one(p, "pad", 0)
        return formula(size - pad, p) if formula is _windows else _pools_one_sided(size, p)

    return wrong


def _pools_one_sided(size, p):
    pad, kernel, stride = _one(p, "pad", 0), p["kernel_size"][0], _one(p, "stride", 1)
    count = -(-(size + pad - kernel) // stride) + 1
    return count - bool(pad and (count - 1) * stride >= size + pad)


def _pools_by_kernel(size, p):
    return _pools(size, {"stride": p["kernel_size"], **p})


def _pools_unclipped(size, p):
    return _windows_up(size, p)


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
    return [
        Case("compact", (compact,)),
        Case("comments and empty messages", (loose,)),
        Case("a colon before the brace", (colon,)),
        Case("solver", (_SOLVER_TEXT,)),
        Case("nothing", ("# only a remark\n",)),
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
    ]


_POOLING = _net(_input(1, 3, 8, 8), _layer("Pooling", "pool", "data", pool="MAX", kernel_size=3, stride=2))

exercise = Exercise(
    number="14.4",
    points=6,
    answers=[
        Function(
            "parse",
            reference=parse,
            alternatives=[parse_by_stack],
            mistakes=[
                Wrong(
                    "last_one_only", lambda t: _last_only(parse(t)), lambda t: _last_only(parse_by_stack(t))
                ),
                Wrong("numbers_as_text", _text_of_numbers, _text_of_numbers_again),
                Wrong("cut_inside_quotes", _cut_inside_quotes, _cut_inside_quotes_again),
            ],
            visible=[Case("a small net", (_SMALL_TEXT,)), Case("a solver", (_SOLVER_TEXT,))],
            cases=_parse_cases,
        ),
        Function(
            "blob_shapes",
            reference=blob_shapes,
            alternatives=[shapes_by_listing],
            mistakes=[
                Wrong(
                    "pooling_rounded_down",
                    _shapes_changed(pools=_pools_down),
                    lambda net: shapes_by_listing(net, pool_round_up=False),
                ),
                Wrong(
                    "convolution_rounded_up",
                    _shapes_changed(windows=_windows_up),
                    lambda net: shapes_by_listing(net, conv_round_up=True),
                ),
                Wrong(
                    "padding_on_one_side",
                    _shapes_changed(windows=_one_sided(_windows), pools=_one_sided(_pools)),
                    lambda net: shapes_by_listing(net, pads=1),
                ),
                Wrong(
                    "stride_is_kernel",
                    _shapes_changed(pools=_pools_by_kernel),
                    lambda net: shapes_by_listing(net, default_stride=lambda kernel: kernel),
                ),
                Wrong(
                    "window_in_the_padding",
                    _shapes_changed(pools=_pools_unclipped),
                    lambda net: shapes_by_listing(net, clip=False),
                ),
                Wrong(
                    "first_branch_only",
                    _shapes_changed(concat=lambda bottoms: bottoms[0][1]),
                    lambda net: shapes_by_listing(net, concat=_first),
                ),
            ],
            visible=[Case("LeNet", (_LENET,)), Case("pooling 8 pixels, kernel 3, stride 2", (_POOLING,))],
            cases=_shape_cases,
        ),
    ],
)
