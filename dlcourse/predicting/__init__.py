"""Predict, look, explain: questions in cells, never marked, remembered with the course folder.

``predict(id)`` stands before a surprise, ``explain(id)`` in the cell that shows it, ``balance(chapter)`` at
the chapter's end, and ``selftest(chapter)`` at its head. Importing them is cheap: anywidget is loaded when
the first question is shown.
"""

from dlcourse.predicting.balance import balance
from dlcourse.predicting.explain import explain
from dlcourse.predicting.predict import predict
from dlcourse.predicting.selftest import selftest

__all__ = ["balance", "explain", "predict", "selftest"]
