"""nbgrader's ClearSolutions with a stub that lets "run all" go on."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

IN_FUNCTION = "# YOUR CODE HERE\nraise NotImplementedError()"
AT_TOP = "# YOUR CODE HERE"


class StudentStubs(ClearSolutions):
    """Replaces a solution region by a stub: one that raises inside a function, only a comment outside.

    A quiz answer stands at the top level of its cell; an exception there would stop every cell after it.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        indented = any(line.lstrip() != line for line in self._beginnings(cell))
        self.code_stub = {language: IN_FUNCTION if indented else AT_TOP}
        return super()._replace_solution_region(cell, language)

    def _beginnings(self, cell: NotebookNode) -> list[str]:
        return [line for line in cell.source.split("\n") if self.begin_solution_delimeter in line]
