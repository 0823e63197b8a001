"""An answer is written down so that it runs by itself, or it is said what stands in the way."""

import linecache
import sys
import textwrap

import numpy as np
import pytest

from dlcourse.kept.source import NotKeptError, write_down


@pytest.fixture
def notebook():
    """Executes cells as a kernel does: each has a file name under which its text is known."""
    names = vars(sys.modules["__main__"])
    before = dict(names)

    def cell(text):
        text = textwrap.dedent(text)
        file = f"<cell {len(linecache.cache)} of a test>"
        linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
        exec(compile(text, file, "exec"), names)
        return names

    yield cell
    names.clear()
    names.update(before)


def run(written):
    names = {}
    exec("\n".join([*written.imports, *written.statements.values()]), names)
    return names


def test_a_function_with_its_imports_helpers_and_constants(notebook):
    notebook("import numpy as np\nimport math\nfrom math import erf as error_function\nSCALE = 2.0\n")
    notebook("def helper(x):\n    return np.maximum(x, 0) * SCALE\n")
    names = notebook("""
        # a comment above
        def answer(x):
            \"""Kept, too.\"""
            inner = [helper(v) for v in x]  # and this
            return np.array(inner) + error_function(0)
    """)
    written = write_down("answer", names["answer"])
    assert sorted(written.imports) == ["from math import erf as error_function", "import numpy as np"]
    assert list(written.statements) == ["SCALE", "helper", "answer"]
    assert "# and this" in written.statements["answer"]
    assert run(written)["answer"](np.array([-1.0, 3.0])).tolist() == [0.0, 6.0]


def test_names_inside_are_not_taken_for_the_notebooks(notebook):
    names = notebook("x = object()\ndef answer(x):\n    y = [x for x in range(x)]\n    return sum(y)\n")
    assert list(write_down("answer", names["answer"]).statements) == ["answer"]


def test_functions_that_call_each_other(notebook):
    names = notebook("""
        def even(n):
            return n == 0 or odd(n - 1)

        def odd(n):
            return n != 0 and even(n - 1)
    """)
    assert run(write_down("even", names["even"]))["even"](10) is True


def test_a_class_with_a_base_a_decorator_and_a_default(notebook):
    names = notebook("""
        from dataclasses import dataclass
        START = (1, 2)

        class Base:
            def twice(self):
                return 2 * self.value

        @dataclass
        class Answer(Base):
            value: int = START[1]
    """)
    assert run(write_down("Answer", names["Answer"]))["Answer"]().twice() == 4


def test_another_name_a_lambda_and_a_function_of_a_library(notebook):
    names = notebook(
        "import numpy as np\nrelu_1 = lambda x: np.maximum(x, 0)\ndef mine(x):\n    return x + 1\n"
    )
    assert run(write_down("relu_1", names["relu_1"]))["relu_1"](-1) == 0
    assert run(write_down("plus_one", names["mine"]))["plus_one"](1) == 2
    assert run(write_down("tanh", np.tanh))["tanh"](0.0) == 0.0
    assert run(write_down("size", np.linalg.norm))["size"](np.array([3.0, 4.0])) == 5.0


def test_small_arrays_are_kept_and_data_are_not(notebook):
    names = notebook("""
        import numpy as np
        kernel = np.array([[1, 2], [3, 4]], dtype=np.float32)
        images = np.zeros((100, 8, 8))

        def small():
            return kernel

        def large():
            return images
    """)
    kernel = run(write_down("small", names["small"]))["small"]()
    assert kernel.dtype == np.float32 and kernel.tolist() == [[1, 2], [3, 4]]
    with pytest.raises(NotKeptError, match="it uses images, data of the notebook"):
        write_down("large", names["large"])


def test_what_cannot_be_written_down_is_said(notebook):
    names = notebook("""
        import numpy as np
        rng = np.random.default_rng(0)

        def draws():
            return rng.normal()

        def factory(n):
            def inner(x):
                return x + n
            return inner

        made = factory(2)
    """)
    with pytest.raises(NotKeptError, match="it uses rng, a variable of the notebook"):
        write_down("draws", names["draws"])
    with pytest.raises(NotKeptError, match="made inside another function"):
        write_down("made", names["made"])
