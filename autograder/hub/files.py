"""Writes what an administrator of a JupyterHub needs, from one short list of facts."""

import re
import shlex
import sys
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.course_error import CourseError
from dlcourse.resources import resource

FACTS = "hub.toml"
"""The facts of a hub, in its folder."""

CLOSED = ("notebooks/source", "tests", ".git")
"""Folders of the clone in which solutions stand."""

_SET_UP = "set-up.sh"
_PROGRAMS = (_SET_UP, "start-server")
_ACCOUNT = re.compile(r"[a-z][a-z0-9_.-]{0,31}")


@dataclass(frozen=True)
class Hub:
    """What a hub is made of.

    Attributes:
        folder: where its files lie, an absolute path.
        course_id: the name under which students find the course.
        course: the instructor's nbgrader course, an absolute path.
        exchange: where students fetch and hand in, an absolute path.
        instructor: the account that grades.
        graders: accounts that may open the instructor's server.
        students: accounts of the students.
        port: of the hub's proxy on the loopback address; the two above it are taken as well.
        memory: what one student's server with its kernels may use, as systemd writes it.
        proxy: the program configurable-http-proxy.
    """

    folder: str
    course_id: str
    course: str
    exchange: str
    instructor: str
    graders: tuple[str, ...] = ()
    students: tuple[str, ...] = ()
    port: int = 8000
    memory: str = "1G"
    proxy: str = "configurable-http-proxy"

    @property
    def student_group(self) -> str:
        """The group whose members may log in as students."""
        return self._group("students")

    @property
    def grader_group(self) -> str:
        """The group whose members may log in as graders and read the solutions."""
        return self._group("graders")

    def _group(self, who: str) -> str:
        return re.sub(r"[^a-z0-9_-]", "-", f"{who}-{self.course_id.lower()}")[:32]


def write(hub: Hub) -> None:
    """Write the hub's files into a new or an empty folder.

    Raises:
        CourseError: the folder has something in it, or cannot be written, or an id is no account's name.
    """
    folder = Path(hub.folder)
    if folder.exists() and any(folder.iterdir()):
        raise CourseError(
            f"{folder} is not empty; nothing was changed. Name a new or an empty folder; a hub that is there "
            "takes another list by --roster FILE.csv"
        )
    _write(hub, texts(hub).keys())


def renew(folder: Path, students: tuple[str, ...]) -> None:
    """Give a hub another list of students: its facts and its set-up are written anew, all else stays.

    Raises:
        CourseError: there is no hub, or it cannot be written, or an id is no account's name.
    """
    _write(replace(read(folder), students=students), (FACTS, _SET_UP))


def _write(hub: Hub, names: Collection[str]) -> None:
    _require_account_names(hub)
    folder, all_texts = Path(hub.folder), texts(hub)
    try:
        for name in names:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(all_texts[name], encoding="utf-8", newline="\n")
            file.chmod(0o755 if name in _PROGRAMS else 0o644)
    except OSError as error:
        raise CourseError(f"{folder} cannot be written ({error}); run this as root") from error


def _require_account_names(hub: Hub) -> None:
    names = (hub.instructor, *hub.graders, *hub.students)
    wrong = [name for name in names if not _ACCOUNT.fullmatch(name)]
    if wrong:
        raise CourseError(
            f"{', '.join(wrong[:5])} cannot be the name of an account: a small letter, then small letters, "
            "digits and the signs _ . -, at most 32 in all"
        )


def texts(hub: Hub) -> Mapping[str, str]:
    """The text of each file, by its place in the folder."""
    templates = Environment(
        loader=PackageLoader("autograder", "hub/templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    templates.filters["quote"] = lambda path: shlex.quote(str(path))
    facts = {
        **asdict(hub),
        "student_group": hub.student_group,
        "grader_group": hub.grader_group,
        "clone": resource("notebooks").parent,
        "closed": CLOSED,
        "environment": sys.prefix,
    }
    names = sorted(templates.list_templates())
    return {name.removesuffix(".j2"): templates.get_template(name).render(facts) for name in names}


def read(folder: Path) -> Hub:
    """The facts of the hub in this folder.

    Raises:
        CourseError: it has none, or they cannot be read.
    """
    try:
        facts: dict[str, Any] = tomllib.loads((folder / FACTS).read_text(encoding="utf-8"))
        lists = {name: tuple(facts[name]) for name in ("graders", "students")}
        return Hub(**{**facts, **lists, "folder": str(folder.resolve())})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CourseError(
            f"{folder} is no folder of a hub ({error}); 'autograder hub FOLDER' makes one"
        ) from error
