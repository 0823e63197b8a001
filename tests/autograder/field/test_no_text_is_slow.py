"""No text of a student takes longer than its length tells: a pattern that tries again takes hours here."""

import pytest

from autograder.grading.remarks import _bound
from dlcourse.notebook_file import UnreadableError, read_notebook_file

LONG = 300_000

pytestmark = pytest.mark.timeout(60)


@pytest.mark.parametrize(
    "line", [" " * LONG + "!", "a" + " " * LONG + "!", "a, " * LONG, "for " + " " * LONG]
)
def test_names_of_a_line_of_blanks(line):
    assert len(set(_bound(line))) <= 1


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("x = 1", ["x"]),
        ("a, b = 1, 2", ["a", "b"]),
        ("x == 1", []),
        ("print(x)", []),
        ("import numpy as np", ["np"]),
        ("def f(x):", ["f"]),
    ],
)
def test_names_that_a_line_brings(line, names):
    assert list(_bound(line)) == names


def test_a_loop_brings_its_variables():
    assert {"k", "v"} <= set(_bound("for k, v in pairs:"))


@pytest.mark.parametrize("begin", [b'{"cells": ["', b'"outputs": [ "'])
def test_a_file_of_broken_strings(begin):
    with pytest.raises(UnreadableError):
        read_notebook_file(begin + b'\\"' * LONG)
