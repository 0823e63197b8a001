"""``nbgrader collect`` without links and forgeries: what a student hands in is files of the student's own.

nbgrader copies what a link points to, with the instructor's rights: a link to ``source/`` would hand in the
solutions, one to the gradebook everybody's marks. And everybody can write into the exchange, in any name.
"""

import os
import pwd
import shutil
import stat
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns, parse_utc

from autograder.course.students import is_id
from autograder.files import make_folder
from autograder.grading.time_stamps import FILE as STAMP
from dlcourse.files import write_atomically


class CollectOwnFiles(ExchangeCollect):
    """Collects ordinary files only; what one student handed in never stops the collection of others."""

    src_records: list[dict[str, Any]]

    def init_src(self) -> None:
        """Find the submissions; an entry of the exchange that is none is passed over with a warning."""
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]

    def _path_to_record(self, path: str) -> dict[str, Any]:
        name = Path(path).name
        student, *rest = name.rsplit("+", 3)
        moment = _moment(rest[1]) if len(rest) == 3 else None
        about = os.lstat(path)
        if not (moment and is_id(student) and stat.S_ISDIR(about.st_mode)):
            self.log.warning("%r is no submission; it was left where it is", path)
        elif self.check_owner and not self._is_own(student, about.st_uid):
            self.log.error(
                "%r bears the name of %s and belongs to %s: it was not collected",
                *(path, student, _account(about.st_uid)),
            )
        else:
            return {"username": student, "filename": name, "timestamp": moment}
        return {"username": "", "filename": name, "timestamp": datetime.min}

    def _is_own(self, student: str, owner: int) -> bool:
        """Whether this account may hand in for the student.

        Whoever collects may, and root. Where the student has an account on this machine it is the only other
        one; elsewhere any account may that is no other student's.
        """
        if owner in (os.geteuid(), 0):
            return True
        try:
            return pwd.getpwnam(student).pw_uid == owner
        except KeyError:
            return _account(owner) not in self._students

    @cached_property
    def _students(self) -> set[str]:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            return {student.id for student in gradebook.students}

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy one submission."""
        try:
            self._copy(Path(src), Path(dest))
        except OSError as error:
            self.log.error("%s could not be collected: %s", src, error)
            shutil.rmtree(dest, ignore_errors=True)

    def _copy(self, source: Path, target: Path) -> None:
        about = self.coursedir
        ignored = ignore_patterns(about.ignore, about.include, about.max_file_size, self.log)
        owner, room = os.lstat(source).st_uid, 1000 * about.max_dir_size
        for place, folders, names, descriptor in os.fwalk(source, follow_symlinks=False):
            left_out = set(ignored(place, [*folders, *names]))
            folders[:] = [name for name in folders if name not in left_out]
            copy = target / Path(place).relative_to(source)
            make_folder(copy)
            for name in set(names) - left_out:
                content = _read_own(name, descriptor, owner, room)
                if content is None:
                    self.log.warning("%s is no file of the student's own; left out", Path(place) / name)
                else:
                    room -= len(content)
                    write_atomically(copy / name, content)
        stamp = target / STAMP
        if not (stamp.is_file() and _moment(stamp.read_text(errors="replace")[:100])):
            write_atomically(stamp, (source.name.rsplit("+", 3)[2] + "\n").encode())


def _account(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"


def _read_own(name: str, folder: int, owner: int, room: int) -> bytes | None:
    """The content of an ordinary file that belongs to the submission's owner; None for anything else.

    Raises:
        OSError: it is larger than the room that is left.
    """
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None  # a link, a socket, a file that may not be read
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_uid != owner:
            return None
        if about.st_size > room:
            raise OSError("it is larger than a submission may be")
        return file.read(about.st_size)


def _moment(text: str) -> datetime | None:
    try:
        return parse_utc(text.strip())
    except (ValueError, OverflowError, TypeError):
        return None
