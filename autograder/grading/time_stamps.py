"""What nbgrader keeps beside a submission that came through its exchange, for those that came another way."""

import os
import re
import secrets
import stat
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from dlcourse.files import write_atomically

FILE = "timestamp.txt"
_LONGEST = 1000

_DATE = re.compile(
    r"(?P<year>\d{4})\s*[年/.-]\s*(?P<month>\d{1,2})\s*[月/.-]\s*(?P<day>\d{1,2})"
    r"(?:\D{0,12}?(?P<hour>\d{1,2})\s*[:时時点點.]\s*(?P<minute>\d{1,2}))?"
)
_AFTERNOON = re.compile(r"下午|晚上|\bp\.?m", re.IGNORECASE)


def stamp(folder: Path, moment: datetime | None = None) -> datetime:
    """Write when a submission was handed in, and the secret after which its feedback is named.

    'nbgrader release_feedback' ends for everybody where either is missing.

    Args:
        folder: the student's folder of an assignment.
        moment: default: now.
    """
    when = moment or datetime.now(UTC)
    write_atomically(folder / FILE, f"{when:%Y-%m-%d %H:%M:%S.%f} UTC\n".encode())
    write_atomically(folder / "submission_secret.txt", secrets.token_hex(64).encode())
    return when


def read_stamp(folder: Path) -> tuple[datetime | None, str]:
    """When a submission was handed in (UTC), and what is odd about the file that says so; never raises."""
    file = folder / FILE
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as opened:
            ordinary = stat.S_ISREG(os.fstat(descriptor).st_mode)
            content = opened.read(_LONGEST) if ordinary else b""
    except FileNotFoundError:
        return None, ""
    except OSError:
        content = b""
    moment = _moment(_text(content))
    oddity = "" if moment else f"{FILE} holds no time that can be read; when it was handed in is not known."
    return moment, oddity


def _text(content: bytes) -> str:
    """Its text, also in the encodings of Windows' editors, with wide digits and signs made plain."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if wide else "utf-8-sig", "replace")
    return unicodedata.normalize("NFKC", text).strip()


def _moment(text: str) -> datetime | None:
    try:
        return parse_utc(text) if text else None
    except Exception:  # the parser has many ways to fail on what is no time
        return _written_out(text)


def _written_out(text: str) -> datetime | None:
    """A date with signs of its own between the numbers, as other systems and languages write it."""
    found = _DATE.search(text)
    if not found:
        return None
    numbers = {name: int(number or 0) for name, number in found.groupdict().items()}
    if _AFTERNOON.search(text) and numbers["hour"] < 12:
        numbers["hour"] += 12
    try:
        return datetime(**numbers)  # type: ignore[arg-type]  # the names of its arguments
    except ValueError:
        return None
