"""The node test cases that ship with ONNX: every case of our operators passes or is left out for a reason."""

import numpy as np
import onnx_suite
import pytest


@pytest.mark.parametrize("operator", sorted(onnx_suite.adapters()))
def test_operator(operator):
    """Fails at the first case whose result differs; at least one case of each operator must really run."""
    reasons = onnx_suite.left_out(operator)
    assert len(reasons) < len(onnx_suite.cases()[operator])


@pytest.mark.parametrize(
    "wrong", [lambda x: x, lambda x: np.maximum(x, 0)[0], lambda x: np.maximum(x, 0.0, dtype=float)]
)
def test_a_wrong_value_shape_or_dtype_is_noticed(wrong, monkeypatch):
    monkeypatch.setitem(onnx_suite.adapters(), "Relu", lambda attributes, x: (wrong(x),))
    with pytest.raises(AssertionError, match="test_relu"):
        onnx_suite.left_out("Relu")
