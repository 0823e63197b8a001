"""nbgrader's ClearSolutions with a stub that lets "run all" go on."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

_RAISE = "raise NotImplementedError()"


class StudentStubs(ClearSolutions):
    """Replaces a solution region by nbgrader's stub; outside a function the stub is only the comment.

    A quiz answer stands at the top level of its cell; an exception there would stop every cell after it.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        replaced = super()._replace_solution_region(cell, language)
        if replaced:
            cell.source = "\n".join(line for line in cell.source.split("\n") if line != _RAISE)
        return replaced
