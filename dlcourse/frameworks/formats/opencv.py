"""A second opinion: OpenCV 4 has readers of its own for the files of Caffe and Torch7.

OpenCV 5 has dropped both, so it runs in an environment of its own.
"""

import tempfile
from pathlib import Path

import numpy as np

from dlcourse.frameworks.availability import python_of
from dlcourse.frameworks.processes import run_python

READER = Path(__file__).parents[1] / "workers" / "opencv_reader.py"


def caffe(prototxt: str | Path, caffemodel: str | Path, images: np.ndarray) -> np.ndarray:
    """What OpenCV computes from a pair of Caffe's files.

    Args:
        prototxt: the file that describes the network.
        caffemodel: the file with its weights.
        images: (N, C, H, W).

    Returns:
        The output of the last layer.

    Raises:
        FrameworkMissingError: OpenCV's environment is not there.
        RuntimeError: OpenCV cannot read the files; the message has its words.
    """
    return _forward("caffe", images, prototxt, caffemodel)


def torch7(t7: str | Path, images: np.ndarray) -> np.ndarray:
    """What OpenCV computes from a Torch7 file.

    Args:
        t7: the file.
        images: (N, C, H, W).

    Returns:
        The output of the last module.

    Raises:
        FrameworkMissingError: OpenCV's environment is not there.
        RuntimeError: OpenCV cannot read the file; the message has its words.
    """
    return _forward("torch7", images, t7)


def _forward(kind: str, images: np.ndarray, *files: str | Path) -> np.ndarray:
    python = python_of("opencv")
    with tempfile.TemporaryDirectory() as folder:
        images_file, output_file = Path(folder) / "images.npy", Path(folder) / "output.npy"
        np.save(images_file, images)
        run_python([READER, kind, images_file, output_file, *files], python=python)
        return np.load(output_file)
