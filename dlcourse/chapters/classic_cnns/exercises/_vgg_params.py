"""The first function of 9.1: the parameters of a VGG."""

import itertools
import math

from dlcourse.checking import Case, Function, edits


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    channels, height, width = shape
    body = 0
    for convolutions, filters in blocks:
        for _ in range(convolutions):
            body += filters * (channels * 9 + 1)
            channels = filters
        height, width = height // 2, width // 2
    inputs = channels if global_pool else channels * height * width
    head = 0
    for units in dense:
        head += units * (inputs + 1)
        inputs = units
    return body, head


def by_widths(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    """First all widths in a list, then one sum over neighbours."""
    maps = [shape[0]]
    for number, filters in blocks:
        maps += [filters] * number
    body = sum(f * (9 * c + 1) for c, f in itertools.pairwise(maps))
    sides = [n // 2 ** len(blocks) for n in shape[1:]]
    widths = [maps[-1] * (1 if global_pool else math.prod(sides)), *dense]
    head = sum(n * (m + 1) for m, n in itertools.pairwise(widths))
    return body, head


_AUTHORS = (vgg_params, by_widths)
_HALVED, _SIDES = "height // 2, width // 2", "n // 2 ** len(blocks)"
_CONV, _CONV_TOO = "(channels * 9 + 1)", "(9 * c + 1)"
_DENSE, _DENSE_TOO = "(inputs + 1)", "(m + 1)"
_FLAT, _FLAT_TOO = (
    "channels if global_pool else channels * height * width",
    "(1 if global_pool else math.prod(sides))",
)

vgg_mistakes = edits(
    _AUTHORS,
    biases_forgotten=[(_CONV, "channels * 9", _DENSE, "inputs"), (_CONV_TOO, "9 * c", _DENSE_TOO, "m")],
    conv_bias_forgotten=[(_CONV, "channels * 9"), (_CONV_TOO, "9 * c")],
    dense_bias_forgotten=[(_DENSE, "inputs"), (_DENSE_TOO, "m")],
    one_bias_per_layer=[
        (f"filters * {_CONV}", "filters * channels * 9 + 1", f"units * {_DENSE}", "units * inputs + 1"),
        (f"f * {_CONV_TOO}", "f * c * 9 + 1", f"n * {_DENSE_TOO}", "n * m + 1"),
    ],
    kernel_of_one=[("channels * 9", "channels"), ("9 * c", "c")],
    kernel_of_three=[("channels * 9", "channels * 3"), ("9 * c", "3 * c")],
    channels_forgotten=[("channels * 9", "9"), ("9 * c", "9")],
    channels_stay_in_block=[
        ("            channels = filters\n", "            pass\n        channels = filters\n"),
        (
            "f * (9 * c + 1) for c, f in itertools.pairwise(maps)",
            "n * f * (9 * c + 1) for c, (n, f) in zip(before, blocks)",
            "    body = sum(",
            "    before = [shape[0], *(f for _, f in blocks)]\n    body = sum(",
        ),
    ],
    channels_not_passed_on=[
        (
            "            channels = filters\n",
            "            last = filters\n",
            _FLAT,
            _FLAT.replace("channels", "last"),
        ),
        ("f * (9 * c + 1)", "f * (9 * shape[0] + 1)"),
    ],
    one_convolution_per_block=[("range(convolutions)", "range(1)"), ("[filters] * number", "[filters]")],
    pooling_ignored=[(_HALVED, "height, width"), (_SIDES, "n")],
    pooling_after_every_convolution=[
        (
            "channels = filters\n        height, width = height // 2, width // 2\n",
            "channels = filters\n            height, width = height // 2, width // 2\n",
        ),
        (_SIDES, "n // 2 ** (len(maps) - 1)"),
    ],
    rounded_up=[(_HALVED, "-(-height // 2), -(-width // 2)"), (_SIDES, "-(-n // 2 ** len(blocks))")],
    not_rounded=[(_HALVED, "height / 2, width / 2"), (_SIDES, "n / 2 ** len(blocks)")],
    borders_lost=[
        (
            "            channels = filters\n",
            "            channels = filters\n            height, width = height - 2, width - 2\n",
        ),
        (
            f"sides = [{_SIDES} for n in shape[1:]]",
            "sides = shape[1:]\n    for n, _ in blocks: sides = [(side - 2 * n) // 2 for side in sides]",
        ),
    ],
    only_square=[
        ("channels * height * width", "channels * height * height"),
        ("math.prod(sides)", "sides[0] ** 2"),
    ],
    global_pool_ignored=[(_FLAT, "channels * height * width"), (_FLAT_TOO, "math.prod(sides)")],
    one_input_per_pixel=[
        (_FLAT, "height * width if global_pool else channels * height * width"),
        (f"maps[-1] * {_FLAT_TOO}", "math.prod(sides) * (1 if global_pool else maps[-1])"),
    ],
    always_three_channels=[
        ("channels, height, width = shape", "channels, height, width = 3, *shape[1:]"),
        ("maps = [shape[0]]", "maps = [3]"),
    ],
    always_global=[(_FLAT, "channels"), (_FLAT_TOO, "1")],
    global_pool_inverted=[
        (_FLAT, "channels * height * width if global_pool else channels"),
        (_FLAT_TOO, "(math.prod(sides) if global_pool else 1)"),
    ],
    first_inputs_for_all=[
        ("        inputs = units\n", ""),
        ("n * (m + 1) for m, n in", "n * (widths[0] + 1) for m, n in"),
    ],
    last_layer_missing=[("for units in dense:", "for units in dense[:-1]:"), ("*dense]", "*dense[:-1]]")],
    added_up=("return body, head", "return body + head"),
    wrong_order=("return body, head", "return head, body"),
)


def drawn_vgg(rng):
    def number(low, high):
        return int(rng.integers(low, high))

    def network(blocks, dense, pool):
        spec = [(number(1, 4), number(3, 40)) for _ in range(blocks)]
        shape = number(1, 5), number(33, 50), number(51, 70)
        return spec, shape, tuple(number(3, 30) for _ in range(dense)), pool

    return [
        Case("drawn, flattened", network(3, 2, False), weight=2),
        Case("drawn, global pooling", network(3, 2, True)),
        Case("one dense layer", network(2, 1, False)),
        Case("one block", network(1, 3, False)),
        Case("digits", ([(number(2, 4), 8), (2, 16)], (1, 28, 28), (10,), True)),
        Case("tiny", ([(1, 1)], (1, 2, 3), (1,)), weight=0.5),
        Case("on ImageNet", ([(1, number(20, 70)), (3, 128)],)),
    ]


visible_vgg = [
    Case("by hand", ([(1, 2)], (3, 4, 4), (5,))),
    Case("two blocks", ([(2, 4), (1, 6)], (3, 9, 12), (7, 2))),
    Case("pooled", ([(2, 4), (1, 6)], (3, 9, 12), (7, 2), True)),
]


vgg_params_answer = Function(
    "vgg_params", vgg_params, [by_widths], vgg_mistakes, visible_vgg, drawn_vgg, weight=5
)
