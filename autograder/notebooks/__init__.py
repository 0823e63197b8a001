"""From an author's Jupytext source to the notebooks of students and instructors."""

from autograder.notebooks.build import build_notebooks
from autograder.notebooks.editions import solution_edition, student_edition
from autograder.notebooks.source import AuthorError

__all__ = ["AuthorError", "build_notebooks", "solution_edition", "student_edition"]
