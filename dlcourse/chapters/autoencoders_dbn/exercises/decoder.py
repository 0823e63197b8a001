"""12.3 A clinic: a printed decoder that makes 31 pixels instead of 28."""

from functools import partial

import torch
from torch import nn

from dlcourse.checking import Case, Exercise, Function, edits, replaced, seen

# ---- right answers


def make_decoder():
    double = {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1}
    return nn.Sequential(
        nn.ConvTranspose2d(16, 16, **double),
        nn.ReLU(),
        nn.ConvTranspose2d(16, 8, **double),
        nn.ReLU(),
        nn.ConvTranspose2d(8, 1, 3, padding=1),
        nn.Sigmoid(),
    )


def in_one_list():
    first = nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1)
    second = nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1)
    third = nn.ConvTranspose2d(8, 1, 3, padding=1)
    return nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), third, nn.Sigmoid())


class _Decoder(nn.Module):
    def __init__(self, first, second, third):
        super().__init__()
        self.up1, self.up2, self.last = first, second, third

    def forward(self, code):
        hidden = torch.relu(self.up2(torch.relu(self.up1(code))))
        return torch.sigmoid(self.last(hidden))


def as_module():
    first = nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1)
    second = nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1)
    third = nn.ConvTranspose2d(8, 1, 3, padding=1)
    return _Decoder(first, second, third)


def by_another_way():
    """13 pixels in between, and 26 before the last layer, which adds two."""
    first = nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1)
    second = nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1)
    return nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), nn.ConvTranspose2d(8, 1, 3), nn.Sigmoid())


# ---- what is looked at


def facts(answer, seed, n):
    """What a decoder makes of n codes, and the layers that it is made of."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        decoder = answer()
        if not isinstance(decoder, nn.Module):
            return {"what comes back": f"no torch.nn.Module, but {type(decoder).__name__}"}
        code = torch.randn(n, 16, 7, 7)
    ups = [layer for layer in decoder.modules() if isinstance(layer, nn.ConvTranspose2d)]
    sizes, lowest = [], []

    def note(layer, given, out):
        sizes.append(out.shape[-1])
        lowest.append(given[0].detach().min().item())

    for layer in ups:
        layer.register_forward_hook(note)
    image = decoder(code)
    inside = lowest[1:]
    weights = [layer.weight for layer in ups]
    slopes = torch.autograd.grad(image.sum(), weights, allow_unused=True)
    with torch.no_grad():
        for weight in weights:
            weight.mul_(30)
        wild, again = decoder(code), decoder(code)
    return {
        "output": tuple(image.shape),
        "cut or resized": bool(sizes) and sizes[-1] != image.shape[-1],
        "channels": [(layer.in_channels, layer.out_channels) for layer in ups],
        "kernels": [tuple(layer.kernel_size) for layer in ups],
        "strides": [tuple(layer.stride) for layer in ups],
        "values between 0 and 1": bool((wild >= 0).all() and (wild <= 1).all()),
        "what layers 2 and 3 read": "never negative" if min(inside, default=0) >= 0 else "negative, too",
        "layers without a gradient": sum(slope is None for slope in slopes),
        "the same twice": torch.equal(wild, again),
        "sigmoid of the last layer": _ends_in_sigmoid(decoder, ups, code),
    }


def _ends_in_sigmoid(decoder, ups, code):
    seen = []
    handle = ups[-1].register_forward_hook(lambda layer, given, out: seen.append(out)) if ups else None
    with torch.no_grad():
        image = decoder(code)
    if handle:
        handle.remove()
    return bool(seen) and seen[-1].shape == image.shape and torch.allclose(torch.sigmoid(seen[-1]), image)


# ---- mistakes

_DOUBLE_1 = "nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1, output_padding=1)"
_DOUBLE_2 = "nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1)"
_LAST = "nn.ConvTranspose2d(8, 1, 3, padding=1)"
_AUTHORS = (in_one_list, as_module)


def _every(holds):
    """``holds(facts)`` whenever a decoder came back and something is wrong with it."""

    def shows(evidence):
        found = [call.got.value for call in evidence.calls]
        return bool(evidence.failed) and all(
            isinstance(each, dict) and "output" in each and holds(each) for each in found
        )

    return shows


def _size(*sizes):
    return _every(lambda each: each["output"][-1] in sizes and not each["cut or resized"])


def _settings(first, second, last="padding=1"):
    return (
        _DOUBLE_1,
        f"nn.ConvTranspose2d(16, 16, 3, stride=2{first})",
        _DOUBLE_2,
        f"nn.ConvTranspose2d(16, 8, 3, stride=2{second})",
        _LAST,
        f"nn.ConvTranspose2d(8, 1, 3, {last})",
    )


_P, _OP, _BOTH = ", padding=1", ", output_padding=1", ", padding=1, output_padding=1"
_as = partial(edits, _AUTHORS)
_last = partial(replaced, _AUTHORS, _LAST)
_RETURNED = (
    "return nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), third, nn.Sigmoid())",
    "return _Decoder(first, second, third)",
)


class _After(nn.Module):
    """A decoder, and something done to its result."""

    def __init__(self, decoder, after):
        super().__init__()
        self.decoder, self.after = decoder, after

    def forward(self, code):
        return self.after(self.decoder(code))


def _wrapped(after):
    made = (
        "nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), third, nn.Sigmoid())",
        "_Decoder(first, second, third)",
    )
    printed = _settings("", "")
    return [
        (*printed, old, f"return _After({each}, {after})") for old, each in zip(_RETURNED, made, strict=True)
    ]


mistakes = [
    *seen(
        _every(lambda each: each["cut or resized"]),
        _as(cut_off=_wrapped("lambda image: image[:, :, :28, :28]"))
        + _as(cut_off=_wrapped("lambda image: nn.functional.interpolate(image, 28)")),
    ),
    *seen(_size(31), _as(as_printed=_settings("", ""))),
    *seen(_size(34, 37), _as(only_output_padding=_settings(_OP, _OP))),
    *seen(_size(25), _as(only_padding=_settings(_P, _P))),
    *seen(
        _size(29, 27, 30, 33),
        _as(one_layer_only=_settings(_BOTH, ""))
        + _as(one_layer_only=_settings("", _BOTH))
        + _as(one_layer_only=_settings(_BOTH, _P)),
    ),
    *seen(_size(26), _as(last_padding_changed=_settings(_BOTH, _BOTH, "padding=2"))),
    *seen(
        _every(lambda each: each["output"][-1] == 28 and not each["values between 0 and 1"]),
        _as(
            sigmoid_missing=[
                ("third, nn.Sigmoid())", "third)"),
                (
                    "_Decoder(first, second, third)",
                    "nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), third)",
                ),
            ]
        ),
    ),
    *seen(
        _every(
            lambda each: (
                each["output"][-1] == 28
                and each["values between 0 and 1"]
                and not each["sigmoid of the last layer"]
            )
        ),
        _as(
            sigmoid_twice=[
                ("third, nn.Sigmoid())", "third, nn.Sigmoid(), nn.Sigmoid())"),
                (
                    "return _Decoder(first, second, third)",
                    "return _After(_Decoder(first, second, third), torch.sigmoid)",
                ),
            ]
        ),
    ),
    *seen(
        _every(
            lambda each: (
                any(kernel != (3, 3) for kernel in each["kernels"])
                or each["strides"] != [(2, 2), (2, 2), (1, 1)]
            )
        ),
        _as(
            kernels_or_strides_changed=(
                _DOUBLE_1,
                "nn.ConvTranspose2d(16, 16, 2, stride=2)",
                _DOUBLE_2,
                "nn.ConvTranspose2d(16, 8, 2, stride=2)",
            )
        )
        + _as(
            kernels_or_strides_changed=(
                _DOUBLE_1,
                "nn.ConvTranspose2d(16, 16, 4, stride=2, padding=1)",
                _DOUBLE_2,
                "nn.ConvTranspose2d(16, 8, 4, stride=2, padding=1)",
            )
        )
        + _as(
            kernels_or_strides_changed=(
                _DOUBLE_1,
                "nn.ConvTranspose2d(16, 16, 3, stride=2)",
                _DOUBLE_2,
                "nn.ConvTranspose2d(16, 8, 3, stride=2)",
                _LAST,
                "nn.ConvTranspose2d(8, 1, 4, padding=3)",
            )
        ),
    ),
    *seen(
        _every(
            lambda each: each["what layers 2 and 3 read"] != "never negative" and each["output"][-1] == 28
        ),
        _as(
            relu_missing=[
                ("first, nn.ReLU(), second, nn.ReLU(), third", "first, second, third"),
                ("_Decoder(first, second, third)", "nn.Sequential(first, second, third, nn.Sigmoid())"),
            ]
        ),
    ),
    *seen(
        _every(lambda each: each["channels"] != [(16, 16), (16, 8), (8, 1)]),
        _as(
            channels_changed=(
                _DOUBLE_2,
                _DOUBLE_2.replace("16, 8", "8, 8"),
                _DOUBLE_1,
                _DOUBLE_1.replace("16, 16", "16, 8"),
            )
        ),
    ),
]


def _case(name, seed, n, weight=1.0):
    typed = f"codes = torch.randn({n}, 16, 7, 7)\nmake_decoder()(codes)"
    return Case(name, (seed, n), play=facts, typed=typed, weight=weight)


def drawn(rng):
    return [_case(f"{n} codes", int(rng.integers(1000)), n) for n in (2, 5)]


answer = Function(
    "make_decoder",
    make_decoder,
    [in_one_list, as_module, by_another_way],
    mistakes,
    visible=[_case("one code", 0, 1)],
    cases=drawn,
)
exercise = Exercise(number="12.3", points=4, needs="torch", answers=[answer])
