"""The decoder of 12.3 in several hands, and what goes wrong in it."""

from functools import partial

import torch
from torch import nn

from dlcourse.checking import edits, replaced, seen


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
