"""The IMDB reviews: one small text file each, in a tar archive that is read in memory."""

import re
import tarfile
from pathlib import Path, PurePosixPath

import numpy as np

_REVIEW = re.compile(r"aclImdb/(train|test)/(neg|pos)/(\d+)_(\d+)\.txt")
_LABELS = {"neg": 0, "pos": 1}


def read_imdb(path: Path) -> dict[str, dict[str, np.ndarray]]:
    """Read the archive ``aclImdb_v1.tar.gz``; nothing is extracted to the disk.

    Returns:
        For "train" and "test": ``x`` (texts), ``y`` (0 negative, 1 positive) and ``stars`` (1 to 10),
        in the order of the reviews' numbers, so that negative and positive ones take turns.

    Raises:
        ValueError: the archive holds a name that leads outside, a review that is no plain file, or
            no reviews.
    """
    reviews: dict[str, list[tuple[int, int, int, str]]] = {"train": [], "test": []}
    with tarfile.open(path) as archive:
        for member in archive:
            _require_inside(member.name)
            if match := _REVIEW.fullmatch(member.name):
                part, label, number, stars = match.groups()
                text = _text(archive, member)
                reviews[part].append((int(number), _LABELS[label], int(stars), text))
    return {part: _arrays(part, rows) for part, rows in reviews.items()}


def _require_inside(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"refused: the archive holds {name!r}, which leads outside of it")


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    content = archive.extractfile(member) if member.isfile() else None
    if content is None:
        raise ValueError(f"refused: {member.name} is not a plain file")
    return content.read().decode("utf-8")


def _arrays(part: str, rows: list[tuple[int, int, int, str]]) -> dict[str, np.ndarray]:
    if not rows:
        raise ValueError(f"the archive has no reviews in aclImdb/{part}")
    _, labels, stars, texts = zip(*sorted(rows), strict=True)
    return {
        "x": np.array(texts, dtype=object),
        "y": np.array(labels, dtype=np.int64),
        "stars": np.array(stars, dtype=np.int64),
    }
