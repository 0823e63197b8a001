"""Whatever a sandbox says that a cell displayed becomes outputs that a notebook may have."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.grading.sanitiser import sanitised_output

FIELDS = ("name", "text", "ename", "evalue", "traceback", "data", "metadata", "execution_count")
FORGED = (None, 5, "text", b"bytes", ["a", 1], {"text/plain": "a", "image/png": 1}, {"image/png": "iVBORw0K"})


@pytest.mark.parametrize("kind", ["stream", "error", "display_data", "execute_result", "update_display_data"])
@pytest.mark.parametrize("value", FORGED, ids=repr)
def test_forged_outputs_are_left_out_or_valid(kind, value):
    said = {"output_type": kind, **dict.fromkeys(FIELDS, value)}
    shown = [sanitised_output(each) for each in (said, {**said, "data": {"text/plain": value}}, {})]
    outputs = [output for output in shown if output is not None]
    assert len(outputs) <= 2 and (not outputs or kind != "update_display_data")
    nbformat.validate(new_notebook(cells=[new_code_cell(outputs=outputs)]))
