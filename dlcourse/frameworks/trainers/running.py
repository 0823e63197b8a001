"""Start the trainers, each in a process of its own, and collect what they return."""

import inspect
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from dlcourse.frameworks.availability import missing, python_of, require
from dlcourse.frameworks.processes import run_python
from dlcourse.frameworks.trainers.job import Job, Weights
from dlcourse.frameworks.workers import training

PACKAGE, FOLDER = __package__, Path(__file__).parent
AT_ONCE = 2


@dataclass(frozen=True)
class Trainer:
    """How one framework is run.

    Attributes:
        title: its name for readers.
        module: the file of this folder that trains with it.
        needs: what must be installed beside NumPy and PyTorch.
        environ: variables of its process.
    """

    title: str
    module: str
    needs: tuple[str, ...] = ()
    environ: dict[str, str] = field(default_factory=dict)


def _keras(title: str, backend: str, *needs: str) -> Trainer:
    return Trainer(f"Keras on {title}", "keras", ("keras", *needs), {"KERAS_BACKEND": backend})


TRAINERS = {
    "numpy": Trainer("NumPy, from scratch", "numpy"),
    "torch": Trainer("PyTorch", "torch"),
    "tensorflow": Trainer("TensorFlow", "tensorflow", ("tensorflow",)),
    "keras-tensorflow": _keras("TensorFlow", "tensorflow", "tensorflow"),
    "keras-torch": _keras("PyTorch", "torch"),
    "keras-jax": _keras("JAX", "jax", "jax"),
    "jax": Trainer("JAX", "jax", ("jax",)),
    "mxnet": Trainer("MXNet", "mxnet", ("mxnet",)),
    "caffe": Trainer("Caffe's files, run by PyTorch", "caffe", ("google.protobuf",)),
}
NAMES = tuple(TRAINERS)


@dataclass(frozen=True, eq=False)
class Run:
    """What a framework made of the job.

    Attributes:
        name: a key of ``TRAINERS``.
        version: of the framework.
        losses: before each step, (steps,).
        weights: after the last step, in our order.
        seconds: for the training alone, without the start of the process.
    """

    name: str
    version: str
    losses: np.ndarray
    weights: Weights
    seconds: float

    @property
    def title(self) -> str:
        """Its name for readers."""
        return TRAINERS[self.name].title


def run(name: str, job: Job) -> Run:
    """Let one framework do the job, in a process of its own.

    Args:
        name: one of ``NAMES``.
        job: what to do.

    Raises:
        FrameworkMissingError: it is not installed.
        RuntimeError: its process failed.
        ValueError: there is no trainer of that name.
    """
    trainer = _trainer(name)
    require(*trainer.needs)
    with tempfile.TemporaryDirectory() as folder:
        job_file, result_file = Path(folder) / "job.npz", Path(folder) / "result.npz"
        save_job(job, job_file)
        elsewhere = name == "mxnet"
        code = FOLDER / f"{trainer.module}.py" if elsewhere else f"{PACKAGE}.{trainer.module}"
        arguments: list[str | Path] = [Path(training.__file__), code, job_file, result_file]
        run_python(arguments, python=python_of(name) if elsewhere else None, environ=trainer.environ)
        with np.load(result_file) as result:
            trained = {key.removeprefix(training.PREFIX): result[key] for key in result.files if "/" in key}
            version, seconds = str(result["version"]), float(result["seconds"])
            return Run(name, version, result["losses"], trained, seconds)


def run_all(
    job: Job, names: Iterable[str] = NAMES, *, say: Callable[[str], object] = print
) -> dict[str, Run]:
    """Let several frameworks do the job, two at a time.

    Args:
        job: what to do.
        names: of the frameworks; one that is not installed is left out.
        say: is told what runs, and how to install what is left out.

    Returns:
        The runs by name.
    """
    present = []
    for name in names:
        notice = missing(*_trainer(name).needs)
        if notice:
            say(f"{_trainer(name).title}: left out. {notice}")
        else:
            present.append(name)
    runs = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in pool.map(lambda name: run(name, job), present):
            runs[done.name] = done
            say(f"{done.title} {done.version}: {len(job.images)} steps in {done.seconds:.1f} s")
    return runs


def save_job(job: Job, file: Path) -> None:
    """Write a job for another process.

    Args:
        job: what to do.
        file: ends in ".npz".
    """
    arrays: dict[str, Any] = {training.PREFIX + name: array for name, array in job.weights.items()}
    np.savez(file, images=job.images, labels=job.labels, rate=job.rate, **arrays)


def source(name: str) -> str:
    """The code of one trainer, to be read.

    Args:
        name: one of ``NAMES``.

    Raises:
        ValueError: there is no trainer of that name.
    """
    spec = find_spec(f"{PACKAGE}.{_trainer(name).module}")
    assert spec and spec.origin
    return inspect.cleandoc(Path(spec.origin).read_text(encoding="utf-8"))


def _trainer(name: str) -> Trainer:
    if name not in TRAINERS:
        raise ValueError(f"there is no trainer {name!r}; there are {', '.join(NAMES)}")
    return TRAINERS[name]
