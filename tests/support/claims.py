"""A notebook that also proves what its text and its predictions say of its results.

Text says it in the source, behind the sentence: ``<!-- holds: slow > 3 * fast -->``; a prediction in the
catalogue: ``holds``.
"""

import re
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.notebooks import solution_edition
from autograder.notebooks.source import read_source
from dlcourse.notebook_format import DEMO
from dlcourse.predicting.questions import prediction

_EXPLAINED = re.compile(r'\bexplain\("([\w.]+)"')


def with_claims(source: Path) -> NotebookNode:
    """The solution edition, with a cell behind each cell that claims something."""
    notebook, cells = solution_edition(source), []
    for cell, said in zip(notebook.cells, read_source(source).claims, strict=True):
        cells.append(cell)
        if cell.cell_type == "code":
            said = [prediction(id).holds for id in _EXPLAINED.findall(cell.source)]
        for number, claim in enumerate(said):
            proof = new_code_cell(f"assert ({claim}), {claim!r}", metadata={"tags": [DEMO]})
            proof["id"] = f"{cell.id[:50]}-claim-{number}"
            cells.append(proof)
    notebook.cells = cells
    return notebook
