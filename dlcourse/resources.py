"""Where the course's own files lie: inside the installed package, or in the repository."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
FOLDERS = ("datasets", "notebooks")


def resource(folder: str) -> Path:
    """Return the place of a folder of files that come with the course.

    Args:
        folder: "datasets" or "notebooks".

    Returns:
        The folder of that name in the wheel, or in the repository when the package runs from there.

    Raises:
        ValueError: there is no such kind of folder.
        FileNotFoundError: the installation lacks the folder.
    """
    if folder not in FOLDERS:
        raise ValueError(f"resource: folder must be one of {', '.join(FOLDERS)}, got {folder!r}")
    places = [_PACKAGE / "_bundled" / folder]
    if (_PACKAGE.parent / "pyproject.toml").is_file():  # else the neighbours are other people's packages
        places.append(_PACKAGE.parent / folder)
    for place in places:
        if place.is_dir():
            return place
    looked = " or ".join(str(place) for place in places)
    raise FileNotFoundError(f"the course's {folder} are missing: there is no {looked}; reinstall dlcourse")
