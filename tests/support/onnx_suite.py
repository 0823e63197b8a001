"""The node test cases that ONNX ships with its package, run against the NumPy references.

Each file in ``onnx_adapters`` has a table ``ADAPTERS``: operator -> adapter, a function that takes the
attributes of a node and its inputs (None where one is missing) and returns its outputs, or the first few of
them. The first line of its docstring says in the coverage list what runs. A case that asks for something the
course does not have is left out by raising ``NotCovered`` with the reason.

Run this file to write ``tests/onnx/COVERAGE.md`` anew.
"""

import importlib
import pkgutil
import warnings
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx_adapters
from onnx_adapters.common import NotCovered

COVERAGE = Path(__file__).parent.parent / "onnx" / "COVERAGE.md"
COMMAND = "PYTHONPATH=. python tests/support/onnx_suite.py"


@cache
def adapters() -> dict[str, Callable]:
    """Collect the tables of all adapter files."""
    tables = (
        importlib.import_module(f"onnx_adapters.{module.name}")
        for module in pkgutil.iter_modules(onnx_adapters.__path__)
    )
    return {
        operator: adapter for table in tables for operator, adapter in getattr(table, "ADAPTERS", {}).items()
    }


@cache
def cases() -> dict[str, list[Any]]:
    """Map each operator to the shipped cases that consist of one node of it."""
    random_state = np.random.get_state()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the suite overflows on purpose while it computes expected values
        from onnx.backend.test.case.node import collect_testcases

        collected = collect_testcases()
    np.random.set_state(random_state)
    found = defaultdict(list)
    for case in collected:
        nodes = case.model.graph.node
        if len(nodes) == 1:
            found[nodes[0].op_type].append(case)
    return found


def run(case: Any) -> None:
    """Run one case; raise ``NotCovered`` if it is left out, ``AssertionError`` if results differ."""
    (node,) = case.model.graph.node
    attributes = {a.name: _decoded(onnx.helper.get_attribute_value(a)) for a in node.attribute}
    (present, expected) = case.data_sets[0]
    values = iter(present)
    inputs = [next(values) if name else None for name in node.input]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        returned = adapters()[node.op_type](attributes, *inputs)
    outputs = [out for name, out in zip(node.output, returned, strict=False) if name]
    assert outputs, f"{case.name}: the adapter returned nothing to compare"
    for got, wanted in zip(outputs, expected, strict=False):
        assert np.shape(got) == np.shape(wanted), f"{case.name}: {np.shape(got)}, expected {np.shape(wanted)}"
        assert np.asarray(got).dtype == wanted.dtype, f"{case.name}: {np.asarray(got).dtype}"
        np.testing.assert_allclose(got, wanted, rtol=case.rtol, atol=case.atol, err_msg=case.name)


def left_out(operator: str) -> dict[str, str]:
    """Run all cases of an operator; return those that are left out, with the reason."""
    reasons = {}
    for case in cases()[operator]:
        try:
            run(case)
        except NotCovered as reason:
            reasons[case.name] = str(reason)
    return reasons


def coverage() -> str:
    """Return the text of COVERAGE.md."""
    rows, skipped = [], []
    for operator, adapter in sorted(adapters().items()):
        reasons, total = left_out(operator), len(cases()[operator])
        what = (adapter.__doc__ or "").splitlines()[0]
        rows.append(f"| {operator} | {what} | {total - len(reasons)} | {len(reasons)} |")
        for reason in dict.fromkeys(reasons.values()):
            names = ", ".join(name for name, its_reason in reasons.items() if its_reason == reason)
            skipped.append(f"- {operator}, {reason}: {names}")
    others = sorted(set(cases()) - set(adapters()))
    return "\n".join(
        [
            "# ONNX node test cases",
            "",
            f"The cases that onnx {onnx.__version__} ships, run against `dlcourse.numpy`: outputs must agree",
            "in shape, dtype and, within the tolerance of the case, in value.",
            f"Written by `{COMMAND}`; a test keeps it in step.",
            "",
            "| operator | what runs | cases run | left out |",
            "|---|---|---|---|",
            *rows,
            "",
            "## Cases left out, and why",
            "",
            *skipped,
            "",
            "## Operators without a counterpart in the course",
            "",
            ", ".join(others) + ".",
            "",
        ]
    )


def _decoded(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


if __name__ == "__main__":
    COVERAGE.write_text(coverage(), encoding="utf-8")
