"""Files of the course that a browser fetches from its site when they are first asked for."""

from pathlib import Path

from dlcourse.in_browser import IN_BROWSER

FOLDER = "data/"
"""Where the site keeps them, seen from the folder of Pyodide's own files."""


def at_hand(file: Path) -> Path:
    """The file itself; in a browser fetched from the site, unless it was before.

    Raises:
        FileNotFoundError: the site does not have it, or cannot be reached.
    """
    if IN_BROWSER and not file.exists():
        file.write_bytes(_fetched(file.name))
    return file


def _fetched(name: str) -> bytes:
    """A file of the site, fetched while the notebook waits: a worker may do that."""
    from js import XMLHttpRequest
    from pyodide_js import _api

    address = f"{_api.config.indexURL}{FOLDER}{name}"
    request = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    try:
        request.send()
    except Exception as error:
        raise FileNotFoundError(
            f"{address} cannot be reached: are you offline? Run the cell again later."
        ) from error
    if request.status != 200:
        raise FileNotFoundError(f"{address} is not on this site (status {request.status})")
    return request.response.to_py().tobytes()
