"""What is missing is said in one sentence, with the command that installs it."""

import subprocess
import sys

import frameworks
import pytest

from dlcourse.frameworks import availability
from dlcourse.frameworks.availability import (
    TITLES,
    FrameworkMissingError,
    available,
    missing,
    python_of,
    require,
)
from dlcourse.frameworks.trainers import digits_job, run, run_all

FRAMEWORKS = {"torch", "tensorflow", "keras", "jax", "mxnet", "onnx", "onnxruntime", "tensorboard", "lupa"}


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine with the base installation only."""
    monkeypatch.setattr(availability, "find_spec", lambda name: None)
    monkeypatch.setattr(availability.sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.delenv("CI", raising=False)


@pytest.mark.parametrize("name", TITLES)
def test_the_sentence_names_the_framework_and_the_command(bare, name):
    sentence = missing(name)
    assert sentence.startswith(f"{TITLES[name]} is not installed: run 'make frameworks'")
    with pytest.raises(FrameworkMissingError, match="make frameworks"):
        require(name)


def test_available_says_it(bare):
    said = []
    assert not available("jax", said.append)
    assert said == [missing("jax")]


def test_an_unknown_name_is_an_error():
    with pytest.raises(ValueError, match="got 'theano'"):
        missing("theano")


@pytest.mark.parametrize("name", ["mxnet", "opencv"])
def test_an_environment_counts_once_its_set_up_is_done(monkeypatch, tmp_path, name):
    monkeypatch.setattr(availability.sys, "prefix", str(tmp_path / ".venv"))
    (tmp_path / f".venv-{name}").mkdir()
    assert missing(name)
    (tmp_path / f".venv-{name}" / "ready").touch()
    assert missing(name) is None
    assert python_of(name).is_relative_to(tmp_path / f".venv-{name}")


@pytest.mark.slow
def test_with_the_base_installation_the_rest_runs(bare):
    said = []
    runs = run_all(digits_job(3), ("numpy", "jax", "mxnet"), say=said.append)
    assert list(runs) == ["numpy"]
    assert said[0] == f"JAX: left out. {missing('jax')}"
    with pytest.raises(FrameworkMissingError, match="MXNet"):
        run("mxnet", digits_job(3))


def test_a_missing_framework_skips_a_test_and_fails_it_in_ci(bare, monkeypatch):
    with pytest.raises(pytest.skip.Exception, match="make frameworks"):
        frameworks.need("keras")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="make frameworks"):
        frameworks.need("keras")


@pytest.mark.slow
def test_importing_the_chapter_imports_no_framework():
    modules = ("trainers", "tensorboard", "distributed", "pipeline", "formats.lua")
    imports = "; ".join(f"import dlcourse.frameworks.{name}" for name in modules)
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"{imports}; {report}"], capture_output=True, text=True, check=True
    )
    assert FRAMEWORKS.isdisjoint(done.stdout.split())
