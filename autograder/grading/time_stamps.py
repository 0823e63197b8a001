"""What nbgrader keeps beside a submission that came through its exchange, for those that came another way."""

import os
import re
import secrets
import stat
import unicodedata
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from dateutil.parser import parse
from dateutil.tz import gettz

from dlcourse.files import write_atomically

FILE = "timestamp.txt"
_LONGEST = 1000

_DATE = re.compile(
    r"(?P<year>\d{4})\s*[年년/.-]\s*(?P<month>\d{1,2})\s*[月월/.-]\s*(?P<day>\d{1,2})"
    r"(?:\D{0,12}?(?P<hour>\d{1,2})\s*[:时時点點시.]\s*(?P<minute>\d{1,2}))?"
)
_AFTERNOON = re.compile(r"下午|晚上|오후|\bp\.?m", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{10})(\d{3})?(\.\d+)?")
"""Since 1970, with or without thousandths."""
_DAY_AND_MONTH = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}")
_PLACE = re.compile(r" ([A-Z]\w+/[A-Z]\w+)$")
"""A time zone by its city."""
_ANY_DAYS = datetime(2001, 1, 1), datetime(2002, 2, 2)


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
    if seconds := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(seconds[1]), UTC).replace(tzinfo=None)
    return _parsed(text.removesuffix(" Uhr")) or _written_out(text)


def _parsed(text: str) -> datetime | None:
    """As programs write it; nothing where part of a date is missing, or could be the day or the month."""
    text = re.sub(r"\b(?:GMT|UTC)(?=[+-]\d)", "", text)  # the parser would turn the sign
    place = _PLACE.search(text)
    order = _DAY_AND_MONTH.match(text)
    day_first = (False,) if not order else (True,) if order[1] == "." else (False, True)
    try:
        found = {
            parse(_PLACE.sub("", text), dayfirst=first, default=day, tzinfos=_zone)
            for first in day_first
            for day in _ANY_DAYS
        }
        moment = found.pop()
        zone = moment.tzinfo or (gettz(place[1]) if place else None) or UTC
        return None if found else moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
    except Exception:  # the parser has many ways to fail on what is no time
        return None


def _zone(name: str | None, offset: int | None) -> tzinfo | int | None:
    return offset if offset is not None or not name else gettz(name)


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
