"""The block of 9.2 in several hands, and what goes wrong in it."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._layers import BatchNorm, Conv
from dlcourse.checking import edits


class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None if w_skip is None else Conv(w_skip, stride)

    def forward(self, x):
        hidden = self.norm1.forward(self.conv1.forward(x))
        self.inner = hidden > 0
        main = self.norm2.forward(self.conv2.forward(np.where(self.inner, hidden, 0)))
        shortcut = x if self.skip is None else self.skip.forward(x)
        total = main + shortcut
        self.outer = total > 0
        return np.where(self.outer, total, 0)

    def backward(self, dout):
        dsum = np.where(self.outer, dout, 0)
        dhidden = np.where(self.inner, self.conv2.backward(self.norm2.backward(dsum)), 0)
        dmain = self.conv1.backward(self.norm1.backward(dhidden))
        dshortcut = dsum if self.skip is None else self.skip.backward(dsum)
        return dmain + dshortcut


class ByMasks:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None if w_skip is None else Conv(w_skip, stride)

    def forward(self, x):
        hidden = self.norm1.forward(self.conv1.forward(x))
        self.inner = (hidden > 0) * 1.0
        main = self.norm2.forward(self.conv2.forward(hidden * self.inner))
        shortcut = x if self.skip is None else self.skip.forward(x)
        total = main + shortcut
        self.outer = (total > 0) * 1.0
        return total * self.outer

    def backward(self, dout):
        dsum = dout * self.outer
        dhidden = self.conv2.backward(self.norm2.backward(dsum)) * self.inner
        dmain = self.conv1.backward(self.norm1.backward(dhidden))
        dshortcut = dsum if self.skip is None else self.skip.backward(dsum)
        return dmain + dshortcut


class LayerByLayer:
    """Keeps the outputs themselves, and adds the shortcut in two branches."""

    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None
        if w_skip is not None:
            self.skip = Conv(w_skip, stride=stride)

    def forward(self, x):
        h = x
        for layer in (self.conv1, self.norm1):
            h = layer.forward(h)
        self.hidden = h = np.maximum(h, 0)
        for layer in (self.conv2, self.norm2):
            h = layer.forward(h)
        h = h + (self.skip.forward(x) if self.skip else x)
        self.out = np.maximum(h, 0)
        return self.out

    def backward(self, dout):
        g = d = dout * (self.out > 0)
        for layer in (self.norm2, self.conv2):
            g = layer.backward(g)
        g = g * (self.hidden > 0)
        for layer in (self.norm1, self.conv1):
            g = layer.backward(g)
        if self.skip:
            return g + self.skip.backward(d)
        return g + d


# ---- mistakes

_AUTHORS = (ResidualBlock, ByMasks)
_SKIP = "None if w_skip is None else Conv(w_skip, stride)"
_HIDDEN, _SHORTCUT = (
    "self.norm1.forward(self.conv1.forward(x))",
    "x if self.skip is None else self.skip.forward(x)",
)
_MAIN = ("np.where(self.inner, hidden, 0)", "hidden * self.inner")
_RESULT = ("return np.where(self.outer, total, 0)", "return total * self.outer")
_TOTAL, _OUTER = "main + shortcut", ("self.outer = total > 0", "self.outer = (total > 0) * 1.0")
_DSUM = ("np.where(self.outer, dout, 0)", "dout * self.outer")
_BACK2, _BACK1 = (
    "self.conv2.backward(self.norm2.backward(dsum))",
    "self.conv1.backward(self.norm1.backward(dhidden))",
)
_DSHORT, _SUM = "dsum if self.skip is None else self.skip.backward(dsum)", "dmain + dshortcut"
_DHIDDEN = (f"np.where(self.inner, {_BACK2}, 0)", f"{_BACK2} * self.inner")


def _both(old, new):
    """One edit in the code of either author."""
    of_each = [old, old] if isinstance(old, str) else old
    return [(each, new.replace("OLD", each)) for each in of_each]


_ONLY_MAIN = "self.norm2.backward(np.where(self.of_main, dsum, 0))"
mistakes = [
    *edits(
        _AUTHORS,
        norm1_used_twice=(
            "self.norm2.forward(",
            "self.norm1.forward(",
            "self.norm2.backward(",
            "self.norm1.backward(",
        ),
        projection_only_where_needed=(
            _SHORTCUT,
            "x if x.shape == main.shape else self.skip.forward(x)",
            _DSHORT,
            "dsum if dsum.shape == dmain.shape else self.skip.backward(dsum)",
        ),
        skip_lost=_both(_TOTAL, "main"),
        relu_before_addition=_both(_TOTAL, "np.maximum(main, 0) + shortcut"),
        relu_on_shortcut=_both(_TOTAL, "main + np.maximum(shortcut, 0)"),
        last_relu_missing=_both(_RESULT, "return total"),
        inner_relu_missing=_both(_MAIN, "hidden"),
        relu_before_norm=_both(_HIDDEN, "self.norm1.forward(np.maximum(self.conv1.forward(x), 0))"),
        norm_before_conv=[
            (_HIDDEN, "self.conv1.forward(self.norm1.forward(x))"),
            (_HIDDEN, "self.conv1.forward(self.norm1.forward(x) * 1)"),
        ],
        first_norm_missing=_both(_HIDDEN, "self.conv1.forward(x)"),
        second_norm_missing=[
            (f"self.norm2.forward(self.conv2.forward({_MAIN[0]}))", f"self.conv2.forward({_MAIN[0]})"),
            (f"self.norm2.forward(self.conv2.forward({_MAIN[1]}))", f"self.conv2.forward({_MAIN[1]})"),
        ],
        norm_after_addition=[
            (
                f"self.norm2.forward(self.conv2.forward({_MAIN[0]}))",
                f"self.conv2.forward({_MAIN[0]})",
                _TOTAL,
                "self.norm2.forward(main + shortcut)",
            ),
            (
                f"self.norm2.forward(self.conv2.forward({_MAIN[1]}))",
                f"self.conv2.forward({_MAIN[1]})",
                _TOTAL,
                "self.norm2.forward(main + shortcut)",
            ),
        ],
        projection_ignored=_both(_SHORTCUT, "x"),
        projection_of_main=_both(_SHORTCUT, "x if self.skip is None else self.skip.forward(main)"),
        projection_without_stride=_both(_SKIP, "None if w_skip is None else Conv(w_skip)"),
        shortcut_subtracted=_both(_TOTAL, "main - shortcut"),
        only_through_main=_both(_SUM, "dmain"),
        only_through_shortcut=_both(_SUM, "dshortcut"),
        shortcut_not_masked=_both(_DSHORT, "dout if self.skip is None else self.skip.backward(dout)"),
        projection_skipped_on_the_way_back=_both(_DSHORT, "dsum"),
        outer_mask_missing=_both(_DSUM, "1.0 * dout"),
        inner_mask_missing=_both(_DHIDDEN, _BACK2),
        masks_swapped=[
            (_DSUM[0], "np.where(self.inner, dout, 0)", _DHIDDEN[0], f"np.where(self.outer, {_BACK2}, 0)"),
            (_DSUM[1], "dout * self.inner", _DHIDDEN[1], f"{_BACK2} * self.outer"),
        ],
        mask_of_main=[
            (
                _OUTER[0],
                "self.outer = total > 0; self.of_main = main > 0",
                _DSUM[0],
                "np.where(self.of_main, dout, 0)",
            ),
            (_OUTER[1], "self.outer = total > 0; self.of_main = main > 0", _DSUM[1], "dout * self.of_main"),
        ],
        mean_of_paths=_both(_SUM, "(dmain + dshortcut) / 2"),
        layers_in_forward_order=_both(_BACK2, "self.norm2.backward(self.conv2.backward(dsum))"),
        norm2_skipped_on_the_way_back=_both(_BACK2, "self.conv2.backward(dsum)"),
        norm1_skipped_on_the_way_back=_both(_BACK1, "self.conv1.backward(dhidden)"),
    ),
    *edits(
        _AUTHORS,
        layers_in_forward_order=_both(_BACK1, "self.norm1.backward(self.conv1.backward(dhidden))"),
        projection_ignored=_both(_SKIP, "None"),
        relu_on_shortcut=_both(_SHORTCUT, "np.maximum(x if self.skip is None else self.skip.forward(x), 0)"),
        relu_before_addition=_both(
            (f"{_OUTER[0]}\n", f"{_OUTER[1]}\n"), "OLD        total = np.maximum(main, 0) + shortcut\n"
        ),
    ),
    *edits(  # with the way back of a block that is so
        _AUTHORS,
        last_relu_missing=[
            (result, "return total", dsum, "dsum = 1.0 * dout")
            for result, dsum in zip(_RESULT, (f"dsum = {each}" for each in _DSUM), strict=True)
        ],
        relu_before_addition=[
            (
                _TOTAL,
                "np.maximum(main, 0) + shortcut; self.of_main = main > 0",
                result,
                "return total",
                dsum,
                "1.0 * dout",
                "self.norm2.backward(dsum)",
                _ONLY_MAIN,
            )
            for result, dsum in zip(_RESULT, _DSUM, strict=True)
        ],
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        relu_before_addition=[
            (_TOTAL, "np.maximum(main, 0) + shortcut", _RESULT[0], "return total"),
            (_TOTAL, "np.maximum(main, 0) + shortcut", _RESULT[1], "return total"),
        ],
        relu_before_norm=[
            (_HIDDEN, "self.norm1.forward(np.maximum(self.conv1.forward(x), 0))", _MAIN[0], "hidden"),
            (_HIDDEN, "self.norm1.forward(np.maximum(self.conv1.forward(x), 0))", _MAIN[1], "hidden"),
        ],
        second_norm_missing=[
            ("self.norm2.forward(self.conv2", "(self.conv2", "self.norm2.backward(dsum)", "dsum"),
            ("self.norm2.forward(self.conv2", "(self.conv2", "self.norm2.backward(dsum)", "dsum"),
        ],
        first_norm_missing=[
            ("self.norm1.forward(self.conv1", "(self.conv1", "self.norm1.backward(dhidden)", "dhidden"),
            ("self.norm1.forward(self.conv1", "(self.conv1", "self.norm1.backward(dhidden)", "dhidden"),
        ],
        only_through_main=(_DSHORT, "0"),
        norm2_skipped_on_the_way_back=(
            _BACK2,
            "self.conv2.backward(dsum)",
            _BACK1,
            "self.conv1.backward(dhidden)",
        ),
        layers_in_forward_order=(
            _BACK2,
            "self.norm2.backward(self.conv2.backward(dsum))",
            _BACK1,
            "self.norm1.backward(self.conv1.backward(dhidden))",
        ),
        backward_gives_nothing=("return dmain + dshortcut", "pass"),
    ),
]
