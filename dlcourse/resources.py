"""Finds the course's files: beside the package in a wheel, at the top of the repository in a clone."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
FOLDERS = ("datasets", "notebooks")


def resource(folder: str) -> Path:
    """Where the course keeps one of its folders.

    Args:
        folder: ``"notebooks"`` or ``"datasets"``.

    Raises:
        ValueError: there is no folder of that name in the course.
        FileNotFoundError: the installation is incomplete.
    """
    if folder not in FOLDERS:
        raise ValueError(f"the course has no folder {folder!r}; it has {', '.join(FOLDERS)}")
    candidates = [_PACKAGE / "_bundled" / folder, _PACKAGE.parent / folder]
    found = next((place for place in candidates if place.is_dir()), None)
    if found is None:
        raise FileNotFoundError(
            f"the course's {folder} are missing from this installation; install dlcourse again"
        )
    return found
