"""From training to use: the same network in three files that run without the code that made it."""

import logging
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dlcourse.frameworks.availability import missing, require
from dlcourse.frameworks.processes import run_python
from dlcourse.frameworks.trainers.job import Weights, network

EXAMPLE = (2, 1, 8, 8)
"""To record the graph with; a batch of one would be taken for a constant."""
TOLERANCE = 1e-5
"""How far the logits may be from those of NumPy."""


@dataclass(frozen=True)
class Deployed:
    """A network in a file, loaded again and run.

    Attributes:
        name: of the format.
        file: where it is.
        kilobytes: how large.
        difference: largest distance of its logits to those of NumPy.
    """

    name: str
    file: Path
    kilobytes: float
    difference: float


def deploy(
    weights: Weights, images: np.ndarray, folder: str | Path, *, say: Callable[[str], object] = print
) -> list[Deployed]:
    """Write the network in every format that is installed, load each file and compare.

    Args:
        weights: of the network.
        images: (N, 1, 8, 8), to compare on.
        folder: for the files; it exists.
        say: is told how to install what is left out.

    Returns:
        One entry for each file.
    """
    expected = network(weights)(images)
    deployed = []
    for name, (file_name, needs, convert) in FORMATS.items():
        notice = missing(*needs)
        if notice:
            say(f"{name}: left out. {notice}")
            continue
        file = Path(folder) / file_name
        logits = convert(weights, images, file)
        difference = float(np.abs(logits - expected).max())
        deployed.append(Deployed(name, file, file.stat().st_size / 1000, difference))
    return deployed


def with_torch_export(weights: Weights, images: np.ndarray, file: Path) -> np.ndarray:
    """PyTorch's own format: the graph that ``torch.export`` records, with the weights.

    Args:
        weights: of the network.
        images: (N, 1, 8, 8).
        file: to write.

    Returns:
        The logits of the program loaded from the file.
    """
    import torch

    from dlcourse.frameworks.trainers.torch import build

    x = torch.from_numpy(images)
    program = torch.export.export(
        build(weights).eval(),
        (torch.zeros(EXAMPLE),),
        dynamic_shapes=({0: torch.export.Dim("batch")},),
    )
    torch.export.save(program, str(file))
    return torch.export.load(str(file)).module()(x).detach().numpy()


def with_onnx(weights: Weights, images: np.ndarray, file: Path) -> np.ndarray:
    """ONNX, which many programs read; ONNX Runtime runs it.

    Args:
        weights: of the network.
        images: (N, 1, 8, 8).
        file: to write.

    Returns:
        The logits of ONNX Runtime.
    """
    require("onnx", "onnxscript", "onnxruntime")
    import onnxruntime
    import torch

    from dlcourse.frameworks.trainers.torch import build

    with _quiet():
        program = torch.onnx.export(
            build(weights).eval(),
            (torch.zeros(EXAMPLE),),
            dynamo=True,
            dynamic_shapes=({0: torch.export.Dim("batch")},),
            input_names=["images"],
            output_names=["logits"],
            verbose=False,
        )
    assert program
    program.save(str(file))
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    (logits,) = session.run(None, {"images": images})
    return logits


def with_tflite(weights: Weights, images: np.ndarray, file: Path) -> np.ndarray:
    """TensorFlow Lite, for phones; converted and run in a process of its own.

    Args:
        weights: of the network.
        images: (N, 1, 8, 8).
        file: to write.

    Returns:
        The logits of TensorFlow Lite's interpreter.
    """
    require("tensorflow", "keras")
    with tempfile.TemporaryDirectory() as folder:
        inputs, outputs = Path(folder) / "inputs.npz", Path(folder) / "logits.npy"
        arrays: dict[str, Any] = dict(weights)
        np.savez(inputs, images=images, **arrays)
        script = f"{__package__}.workers.tflite_conversion"
        run_python(["-m", script, inputs, file, outputs], environ={"KERAS_BACKEND": "tensorflow"})
        return np.load(outputs)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the exporter's warnings: about its own future and about packages that are not used."""
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


FORMATS: dict[str, tuple[str, tuple[str, ...], Callable[[Weights, np.ndarray, Path], np.ndarray]]] = {
    "PyTorch export": ("digits.pt2", (), with_torch_export),
    "ONNX": ("digits.onnx", ("onnx", "onnxscript", "onnxruntime"), with_onnx),
    "TensorFlow Lite": ("digits.tflite", ("tensorflow", "keras"), with_tflite),
}
