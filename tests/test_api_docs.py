"""docs/api.md is what the docstrings say, and the docstrings say what a reader needs."""

import inspect
import re
import runpy
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
API = runpy.run_path(str(ROOT / "scripts" / "make_api_docs.py"))
ENTRIES = [(family, entry) for family in API["families"]() for entry in API["entries"](family)]
FUNCTIONS = [(family, entry) for family, entry in ENTRIES if inspect.isfunction(entry.ours)]
SHAPE = re.compile(r"\(.*\)|shape|scalar|N class indices|the same points|the stretched array")


def ids(pairs):
    return [f"{family}.{entry.name}" for family, entry in pairs]


def described(function):
    """Map each argument of the docstring to its description."""
    doc = inspect.getdoc(function)
    section = re.search(r"^Args:\n((?:[ ].*\n?|\n)*)", doc, re.MULTILINE)
    if section is None:
        return {}
    parts = re.split(r"^ {4}(\w+): ", section[1], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_is_up_to_date():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == API["api"](), "run 'python scripts/make_api_docs.py'"


def test_the_page_has_every_family_and_both_backends():
    page = API["api"]()
    for family, entry in ENTRIES:
        assert f"\n## {family}\n" in page
        assert f"\n### {entry.name}\n" in page
    assert page.count("\nIn PyTorch: ") == len(ENTRIES)


@pytest.mark.parametrize(("family", "entry"), FUNCTIONS, ids=ids(FUNCTIONS))
def test_a_function_says_what_goes_in_and_what_comes_out(family, entry):
    parameters = inspect.signature(entry.ours).parameters
    assert list(described(entry.ours)) == list(parameters)
    assert "\nReturns:\n" in inspect.getdoc(entry.ours)
    for name, text in described(entry.ours).items():
        if parameters[name].annotation in (np.ndarray, np.ndarray | None):
            assert SHAPE.search(text), f"{name}: {text.strip()!r} says no shape"


@pytest.mark.parametrize(("family", "entry"), FUNCTIONS, ids=ids(FUNCTIONS))
def test_a_function_names_its_source(family, entry):
    module = import_module(f"dlcourse.numpy.{family}")
    assert "Source" in inspect.getdoc(entry.ours) + inspect.getdoc(module)


WITH_BACKWARD = [(family, entry) for family, entry in FUNCTIONS if entry.backward]


@pytest.mark.parametrize(("family", "entry"), WITH_BACKWARD, ids=ids(WITH_BACKWARD))
def test_a_backward_says_which_gradients_it_returns(family, entry):
    doc = inspect.getdoc(entry.backward)
    assert re.match(r"(Return|Gradient)", doc)
    assert list(described(entry.backward)) == list(inspect.signature(entry.backward).parameters)


TWINS = [(family, entry) for family, entry in FUNCTIONS if entry.theirs is not None]


@pytest.mark.parametrize(("family", "entry"), TWINS, ids=ids(TWINS))
def test_a_twin_refers_to_the_function_in_numpy(family, entry):
    if entry.theirs is entry.ours:
        return
    reference = re.match(r"Twin of ``dlcourse\.numpy\.([\w.]+)``", inspect.getdoc(entry.theirs))
    assert reference, inspect.getdoc(entry.theirs)
    home, _, name = reference[1].rpartition(".")
    assert getattr(import_module(f"dlcourse.numpy.{home}"), name) is entry.ours


def test_an_entry_shows_signature_sentence_equation_and_source():
    (entry,) = (entry for entry in API["entries"]("losses") if entry.name == "mse")
    text = API["_describe"](entry)
    assert "### mse\n" in text
    assert "mse(predictions, targets)" in text
    assert r"$\frac1M \sum_i (\hat y_i - y_i)^2$" in text
    assert "Source: Goodfellow" in text
    assert "Backward: Return the gradient of the predictions" in text
    assert "In PyTorch: the same." in text


def test_the_formulas_name_functions_that_exist():
    page = (ROOT / "docs" / "formulas.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)\.(\w+)`", page)) - {("dlcourse", "numpy"), ("dlcourse", "torch")}
    assert len(named) > 50
    for family, name in named:
        assert hasattr(import_module(f"dlcourse.numpy.{family}"), name), f"{family}.{name}"


def test_every_operation_with_a_gradient_has_its_formula():
    page = (ROOT / "docs" / "formulas.md").read_text(encoding="utf-8")
    missing = [
        f"{family}.{entry.name}" for family, entry in WITH_BACKWARD if f"`{family}.{entry.name}`" not in page
    ]
    assert missing == []
