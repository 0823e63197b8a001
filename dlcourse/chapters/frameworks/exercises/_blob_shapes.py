"""The second function of 14.10: the shapes in a net."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._nets import LENET, input_layer, layer_of, net_of
from dlcourse.chapters.frameworks.exercises._prototxt import between
from dlcourse.checking import Case, Function, Symptom, edits


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


def _shape_cases(rng: np.random.Generator) -> list[Case]:
    n, c, h, w = (
        between(rng, 7, 12),
        between(rng, 1, 5),
        between(rng, 13, 40),
        between(rng, 13, 40),
    )
    k = between(rng, 2, 6)
    padded = net_of(
        input_layer(n, c, 8, 7),
        layer_of("Pooling", "pool", "data", pool="MAX", kernel_size=2, stride=2, pad=1),
        layer_of("Pooling", "wide", "data", pool="AVE", kernel_size=3, stride=2, pad=1),
    )
    random = net_of(
        input_layer(n, c, h, w),
        layer_of("Convolution", "conv", "data", num_output=c + 3, kernel_size=k, stride=3, pad=2),
        layer_of("ReLU", "relu", "conv", top="conv"),
        layer_of("Pooling", "pool", "conv", pool="MAX", kernel_size=3, stride=2),
    )
    branches = net_of(
        input_layer(n, c, 12, 9),
        layer_of("Convolution", "one", "data", num_output=4, kernel_size=1),
        layer_of("Convolution", "three", "data", num_output=6, kernel_size=3, pad=1),
        layer_of("Concat", "both", ("one", "three")),
        layer_of("Pooling", "pool", "both", pool="AVE", kernel_size=3),
    )
    rounded = net_of(
        input_layer(1, 1, 8, 11),
        layer_of("Convolution", "conv", "data", num_output=2, kernel_size=3, stride=2),
        layer_of("Pooling", "pool", "data", pool="MAX", kernel_size=3, stride=2),
    )
    return [
        Case("padded pooling", (padded,)),
        Case("odd sizes", (random,)),
        Case("two branches", (branches,)),
        Case("rounding", (rounded,)),
        Case("tuples", (rounded,), play=with_types),
    ]


_POOLING = net_of(
    input_layer(1, 3, 8, 8), layer_of("Pooling", "pool", "data", pool="MAX", kernel_size=3, stride=2)
)

blob_shapes_answer = Function(
    "blob_shapes",
    reference=blob_shapes,
    alternatives=[shapes_by_listing],
    mistakes=[
        *_shape_mistakes,
        Symptom("lists_instead_of_tuples", _right_as_tuples, _as_lists, _as_lists_again),
        Symptom("defaults_missing", _misses_a_default, _strict.example, _strict.paraphrase),
    ],
    visible=[Case("LeNet", (LENET,)), Case("pooling 8 pixels, kernel 3, stride 2", (_POOLING,))],
    cases=_shape_cases,
)
