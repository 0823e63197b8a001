"""Puts what is asked where the student is: a form in a notebook, text elsewhere, nothing while grading."""

from dlcourse.checking.report.surroundings import in_notebook, is_being_graded
from dlcourse.predicting.asker import Asker


def show(asker: Asker) -> None:
    """Show what is asked."""
    if is_being_graded():
        return
    if not in_notebook():
        print(asker)
        return
    from IPython.display import display

    from dlcourse.predicting.form import Form

    display(Form(asker))
