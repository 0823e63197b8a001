"""The version of an exercise follows every file of the course that its verdict depends on."""

import pytest

from dlcourse.checking import version
from dlcourse.checking.version import version_of


def change(monkeypatch, wanted):
    """Let some files look as if somebody had edited them."""
    read = version.Path.read_bytes
    edited = lambda path: read(path) + (b"#" if wanted(path) else b"")  # noqa: E731
    monkeypatch.setattr(version.Path, "read_bytes", edited)


@pytest.mark.parametrize(
    ("id", "file"),
    [
        ("cnn_layers.conv2d", "dlcourse/numpy/conv.py"),
        ("cnn_layers.conv2d", "dlcourse/numpy/_unfold.py"),
        ("activations.forward", "dlcourse/numpy/activations.py"),
        ("activations.forward", "dlcourse/checking/compare.py"),
        ("activations.forward", "dlcourse/chapters/activations/exercises/forward.py"),
    ],
)
def test_it_follows_the_file(id, file, monkeypatch):
    before = version_of(id)
    change(monkeypatch, lambda path: path.as_posix().endswith(file))
    version_of.cache_clear()
    assert version_of(id) != before
    version_of.cache_clear()


def test_it_does_not_follow_how_a_report_looks(monkeypatch):
    before = version_of("activations.forward")
    change(monkeypatch, lambda path: "report" in path.parts)
    version_of.cache_clear()
    assert version_of("activations.forward") == before
    version_of.cache_clear()


def test_it_knows_the_reference_with_pytorch_without_loading_it():
    files = {file.parts[-3:] for file in version._files_of("dlcourse.chapters.gan.exercises.train_steps")}
    assert {("dlcourse", "torch", "gan.py"), ("gan", "exercises", "train_steps.py")} <= files
