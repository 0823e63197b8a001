"""COVERAGE.md says which of ONNX's cases run, and is in step with what runs."""

import onnx
import onnx_suite
import pytest


def test_the_list_is_in_step():
    stored = onnx_suite.COVERAGE.read_text(encoding="utf-8")
    if f"onnx {onnx.__version__} " not in stored:
        pytest.skip(f"the list was written for another version than onnx {onnx.__version__}")
    assert stored == onnx_suite.coverage(), f"write it anew: {onnx_suite.COMMAND}"
