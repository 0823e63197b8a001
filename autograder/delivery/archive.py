"""Reads a zip that somebody else has filled: nothing is unpacked, and nothing is read without a limit."""

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from autograder.course_error import CourseError
from autograder.grading.submitted_file import LARGEST_WITH_OUTPUTS, too_large
from dlcourse.notebook_file import UnreadableError

MOST_MEMBERS = 20_000
"""Files in a zip."""

MOST_BYTES = 8 * 2**30
"""Bytes that are unpacked of one zip, over all its files."""

_UTF_8, _ENCRYPTED, _UNIX = 0x800, 0x1, 3
_BROKEN = (BadZipFile, LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError, zlib.error)


class Archive:
    """A zip of submissions."""

    def __init__(self, file: Path):
        """Open it.

        Raises:
            CourseError: it is no zip, or has more files than a class hands in.
        """
        try:
            self._zip = ZipFile(file)
        except (*_BROKEN, ValueError) as error:
            raise CourseError(f"{file} cannot be read as a zip: {error}") from error
        self._members = [info for info in self._zip.infolist() if not info.is_dir()]
        self._room = MOST_BYTES
        if len(self._members) > MOST_MEMBERS:
            raise CourseError(f"{file} has {len(self._members)} files, more than the {MOST_MEMBERS} allowed")

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def members(self) -> Iterator[tuple[PurePosixPath, ZipInfo]]:
        """Its files with their names, but for those that systems add by themselves."""
        for info in self._members:
            path = PurePosixPath(_name(info))
            if leads_out(path) or not any(part.startswith((".", "__MACOSX")) for part in path.parts):
                yield path, info

    def read(self, info: ZipInfo) -> bytes:
        """The content of a file.

        Raises:
            UnreadableError: it is no ordinary file, damaged, or too large.
        """
        if _is_link(info):
            raise UnreadableError("it is a link")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("it has a password")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError("it is packed in a way that platforms do not use")
        try:
            with self._zip.open(info) as opened:
                content = opened.read(min(LARGEST_WITH_OUTPUTS, max(self._room, 0)) + 1)
        except _BROKEN as error:
            raise UnreadableError(f"it is damaged in the zip ({error})") from error
        self._room -= len(content)
        if self._room < 0:
            raise UnreadableError(f"the zip holds more than the {MOST_BYTES / 2**30:.0f} GB allowed")
        if len(content) > LARGEST_WITH_OUTPUTS:
            raise too_large(max(info.file_size, len(content)), LARGEST_WITH_OUTPUTS)
        return content


def leads_out(path: PurePosixPath) -> bool:
    """Whether a name points to a place outside of the zip."""
    return path.is_absolute() or ".." in path.parts or "\\" in str(path)


def _name(info: ZipInfo) -> str:
    """The name; programs that write UTF-8 do not always say so."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _is_link(info: ZipInfo) -> bool:
    return info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16)
