"""What a course folder remembers about its student: predictions and reasons, hints, results, settings.

It stands in ``.dlcourse/state.json`` of the course folder, which is found by walking up from the current
directory. Where there is no course folder (grading, CI) everything works in memory and nothing is written.
"""

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any

from dlcourse.curriculum import current_id
from dlcourse.files import write_atomically

FOLDER = ".dlcourse"
SECTIONS = ("predictions", "explanations", "selftests", "hints", "results", "settings")


class State:
    """The memory of one course folder, shared by every notebook that is open in it."""

    def __init__(self, file: Path | None = None):
        """Use ``file``, which need not exist yet, or only this process's memory (None)."""
        self.file = file
        self._data: dict[str, dict[str, Any]] = {}
        self._unsaved = False

    def get(self, section: str, key: str, default: Any = None) -> Any:
        """Return what was put under a key of a section, or ``default``."""
        return self.section(section).get(key, default)

    def section(self, name: str) -> dict[str, Any]:
        """Return a whole section, for example every result by exercise id."""
        _require_section(name)
        found = self._read().get(name, {})
        return {current_id(key): value for key, value in found.items()} | {
            key: value for key, value in found.items() if key == current_id(key)
        }

    def put(self, section: str, key: str, value: Any) -> None:
        """Remember a value, which must be something JSON can hold.

        A folder that cannot be written costs the student a warning, never the notebook: the value is
        kept in memory and the next ``put`` tries to write it again.
        """
        _require_section(section)
        value = json.loads(json.dumps(value))
        self._data = self._read()
        self._data.setdefault(section, {})[key] = value
        if self.file:
            self._write(self.file)

    def _read(self) -> dict[str, dict[str, Any]]:
        # Always from the file: other kernels write to it as well.
        if self.file is None or self._unsaved:
            return self._data
        try:
            data = _parse(self.file.read_bytes())
            if data is None:
                _set_aside(self.file)
            return data or {}
        except FileNotFoundError:
            return {}
        except OSError as error:
            warnings.warn(f"{self.file} cannot be read ({error}); going on without it", stacklevel=4)
            return self._data

    def _write(self, file: Path) -> None:
        text = json.dumps(self._data, indent=1, sort_keys=True) + "\n"
        try:
            write_atomically(file, text.encode())
            self._unsaved = False
        except OSError as error:
            self._unsaved = True
            warnings.warn(f"{file} cannot be written ({error}); kept in memory meanwhile", stacklevel=3)


def state() -> State:
    """The state of the current course folder; the same object at every call from that folder."""
    folder = course_folder()
    return _state_of(folder / FOLDER / "state.json" if folder else None)


def course_folder() -> Path | None:
    """The nearest folder, from the current directory upwards, that has a ``.dlcourse/``."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the directory was deleted under us
        return None
    return next((folder for folder in (here, *here.parents) if (folder / FOLDER).is_dir()), None)


@cache
def _state_of(file: Path | None) -> State:
    return State(file)


def _require_section(name: str) -> None:
    if name not in SECTIONS:
        raise ValueError(f"state has no section {name!r}; it has {', '.join(SECTIONS)}")


def _parse(content: bytes) -> dict[str, dict[str, Any]] | None:
    try:
        data = json.loads(content)
    except ValueError:  # not JSON, or not UTF-8
        return None
    sound = isinstance(data, dict) and all(isinstance(section, dict) for section in data.values())
    return data if sound else None


def _set_aside(file: Path) -> None:
    broken = file.with_name(f"{file.name}.broken")
    file.replace(broken)
    warnings.warn(f"{file} is damaged; it is kept as {broken.name} and a new one is begun", stacklevel=5)
