"""Programs from outside Python that tests and timings drive."""

import os
import shutil

_OTHER_NAMES = {"chromium": ("chromium-browser", "google-chrome")}


def find_program(name: str) -> str | None:
    """The path of a program; the environment variable of its name in capitals (``CHROMIUM``) wins."""
    given = os.environ.get(name.upper())
    return given or next(filter(None, map(shutil.which, (name, *_OTHER_NAMES.get(name, ())))), None)
