"""The progress bar of a training: when it appears, where, and that it goes away."""

import io
import sys
from types import SimpleNamespace

import pytest
from rich.console import Console
from small_trainings import CLASSES, blobs, run

import dlcourse.progress_bar as progress_module
from dlcourse.progress_bar import ProgressBar


class Clock:
    """Time that only passes when told to."""

    def __init__(self, monkeypatch):
        self.now = 0.0
        monkeypatch.setattr(progress_module.time, "monotonic", lambda: self.now)

    def advance(self, bar, seconds, text):
        self.now += seconds
        bar.advance("epoch 1:", text)


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def notebook(monkeypatch):
    """Pretend to be in Jupyter; return what is displayed, in order."""
    shown = []
    handle = SimpleNamespace(update=lambda bundle, raw: shown.append(bundle["text/plain"]))
    display = SimpleNamespace(display=lambda bundle, raw, display_id: handle)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    console = SimpleNamespace(is_jupyter=True, is_terminal=False)
    monkeypatch.setattr("rich.console.Console", lambda: console)
    return shown


def test_short_trainings_show_nothing(clock, notebook):
    with ProgressBar(2) as bar:
        clock.advance(bar, 0.4, "a")
        clock.advance(bar, 0.4, "b")
    assert notebook == []


def test_a_notebook_shows_one_line_that_goes_away(clock, notebook):
    with ProgressBar(4) as bar:
        for text in "abcd":
            clock.advance(bar, 0.6, text)
    assert notebook == ["50 %  epoch 1: b", "75 %  epoch 1: c", "100 %  epoch 1: d", ""]


def test_updates_are_not_too_frequent(clock, notebook):
    with ProgressBar(100) as bar:
        clock.advance(bar, 2, "first")
        for _ in range(50):
            clock.advance(bar, 0.001, "too soon")
        clock.advance(bar, 0.1, "last")
    assert notebook == ["1 %  epoch 1: first", "52 %  epoch 1: last", ""]


def test_it_goes_away_after_an_error_too(clock, notebook):
    with pytest.raises(KeyboardInterrupt), ProgressBar(4) as bar:
        clock.advance(bar, 2, "a")
        raise KeyboardInterrupt
    assert notebook[-1] == ""


def test_nothing_is_shown_where_it_is_not_wanted(clock, notebook):
    with ProgressBar(4, wanted=False) as bar:
        clock.advance(bar, 2, "a")
    assert notebook == []


def test_a_terminal_shows_a_bar(clock, monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr("rich.console.Console", lambda: Console(file=screen, force_terminal=True, width=80))
    with ProgressBar(4) as bar:
        clock.advance(bar, 2, "loss 0.5")
        clock.advance(bar, 2, "loss 0.4")
    assert "loss 0.4" in screen.getvalue()
    assert "━" in screen.getvalue()


def test_elsewhere_nothing_is_shown(clock, capsys):
    with ProgressBar(4) as bar:
        clock.advance(bar, 2, "a")
    assert capsys.readouterr().out == ""


def test_fit_tells_how_it_goes(notebook, monkeypatch):
    monkeypatch.setattr(progress_module, "PATIENCE", 0.0)
    monkeypatch.setattr(progress_module, "PAUSE", 0.0)
    x, y = blobs(8)
    _, history = run("numpy", x, y, **{**CLASSES, "epochs": 2})
    assert [line.split("  ")[0] for line in notebook] == ["25 %", "50 %", "75 %", "100 %", ""]
    assert f"epoch 1: loss {history.loss[0]:.4f}, accuracy " in notebook[1]
    assert "epoch 2: loss" in notebook[2]
    notebook.clear()
    run("numpy", x, y, **CLASSES, progress=False)
    assert notebook == []
