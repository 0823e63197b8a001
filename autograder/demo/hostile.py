"""Students who attack the grader or lose control of their code: it costs them what they did not solve."""

from collections.abc import Iterator

from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.demo.attempts import MadeUpAttempt, attempt
from autograder.demo.workbook import Workbook

_IN_A_FUNCTION = {
    "hostile-endless-loop": "while True:\n        pass",
    "hostile-memory": "return bytearray(10**11)",
    "hostile-ends-its-process": "import os\n    os._exit(0)",
    "hostile-network": (
        "import urllib.request\n"
        '    return eval(urllib.request.urlopen("http://127.0.0.1:8888/solution", timeout=3).read())'
    ),
}

_FORGED_CHECKS = """
import numpy as np

check = lambda id, *answers: 10.0
np.allclose = np.array_equal = lambda *args, **kwargs: True
np.testing.assert_allclose = lambda *args, **kwargs: None
"""

_EQUAL_TO_ALL = """
class Equal(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __sub__ = __rsub__ = lambda self, other: Equal()
"""

_MARKUP = """
<script>document.title = "attacked"</script> <img src="x" onerror="document.title = 'attacked'">
[a link](javascript:document.title='attacked')
"""

_SHOWN_MARKUP = """
from IPython.display import HTML, display

display(HTML("<script>document.title = 'attacked'</script>"))
print("<script>document.title = 'attacked'</script>")
"""


def hostile(book: Workbook) -> Iterator[MadeUpAttempt]:
    """Solved notebooks with one bad function; an empty one that forges; one that attacks its readers."""
    exercise, function = book.victim
    for student, line in _IN_A_FUNCTION.items():
        code = f"def {function.name}(*args, **kwargs):\n    {line}"
        yield attempt(student, book.solved_but({function.name: code}), book.possible - exercise.points)

    forged = book.released()
    forged.cells.insert(2, new_code_cell(_FORGED_CHECKS + _EQUAL_TO_ALL))
    lies = "\n".join(f"{f.name} = lambda *args, **kwargs: Equal('nan')" for _, f in book.functions)
    forged.cells.insert(3, new_code_cell(lies))
    yield attempt("hostile-forged-checks", forged, 0)

    marked_up = book.solved()
    marked_up.cells += [new_markdown_cell(_MARKUP), new_code_cell(_SHOWN_MARKUP)]
    yield attempt("hostile-html", marked_up, book.possible)
