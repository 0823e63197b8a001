"""TensorBoard: what is written comes back, and the server lives no longer than its block."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

import frameworks
import numpy as np
import pytest

from dlcourse.frameworks import tensorboard
from dlcourse.frameworks.tensorboard import TensorBoard, read_scalars, without_tensorflow


@pytest.fixture(autouse=True)
def installed():
    frameworks.need("tensorboard")


def write_run(folder, losses, tag="loss", weights=None):
    without_tensorflow()
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(str(folder)) as writer:
        for step, loss in enumerate(losses):
            writer.add_scalar(tag, loss, step)
        for name, array in (weights or {}).items():
            writer.add_histogram(name, array)


@pytest.fixture
def log(tmp_path):
    folder = tmp_path / "two runs"
    write_run(folder / "slow", [3.0, 2.5], weights={"w": np.arange(5.0)})
    write_run(folder / "fast", [3.0, 1.0])
    return folder


def get(board, path):
    with urllib.request.urlopen(board.url + path, timeout=20) as answer:
        return json.load(answer)


def test_all_values_come_back(tmp_path):
    losses = np.random.default_rng(0).normal(size=12_345)  # more than the reader keeps by default
    write_run(tmp_path, losses, tag="a/b")
    ((tag, (steps, values)),) = read_scalars(tmp_path).items()
    assert tag == "a/b"
    np.testing.assert_array_equal(steps, np.arange(12_345))
    np.testing.assert_array_equal(values, losses.astype(np.float32))


def test_nothing_written_gives_no_curve(tmp_path):
    write_run(tmp_path, [])
    assert read_scalars(tmp_path) == {}


@pytest.mark.slow
def test_reading_and_writing_leaves_tensorflow_alone(tmp_path):
    code = (
        "import sys; from dlcourse.frameworks.tensorboard import read_scalars, without_tensorflow; "
        "without_tensorflow(); from torch.utils.tensorboard import SummaryWriter; "
        "SummaryWriter(sys.argv[1]).close(); read_scalars(sys.argv[1]); print('tensorflow' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


@pytest.mark.slow
def test_the_server_shows_the_runs_and_stops(log):
    with TensorBoard(log) as board:
        assert board.url.startswith("http://127.0.0.1:")
        deadline = time.monotonic() + 60
        while (runs := sorted(get(board, "data/runs"))) != ["fast", "slow"] and time.monotonic() < deadline:
            time.sleep(0.5)
        assert runs == ["fast", "slow"]
        scalars = get(board, "data/plugin/scalars/scalars?run=fast&tag=loss")
        assert [row[1:] for row in scalars] == [[0, 3.0], [1, 1.0]]
        assert board.url in board.show(height=300)._repr_html_()
    with pytest.raises(urllib.error.URLError):
        get(board, "data/runs")
    board.stop()  # again


@pytest.mark.slow
def test_it_stops_when_the_block_fails(log):
    with pytest.raises(ZeroDivisionError), TensorBoard(log) as board:
        raise ZeroDivisionError
    with pytest.raises(urllib.error.URLError):
        get(board, "")


def test_a_server_that_does_not_answer_is_an_error(log, monkeypatch):
    monkeypatch.setattr(
        tensorboard.sys, "executable", "/bin/false" if sys.platform != "win32" else "hostname"
    )
    with pytest.raises(RuntimeError, match=r"does not answer on http://127"):
        TensorBoard(log).start()
