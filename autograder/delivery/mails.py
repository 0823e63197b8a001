"""Submissions in a folder of mails, as mail programs save them (``.eml``)."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from autograder.course_error import CourseError
from autograder.delivery.parcel import Delivery, Parcel, Sender, SentFile
from autograder.grading.submitted_file import read_bytes
from dlcourse.notebook_file import UnreadableError

LARGEST_MAIL = 64 * 2**20
"""Bytes: mail servers take less."""

_LONGEST_HEADER = 1000
_MOST_PARTS = 100
_NESTED = re.compile(rb"multipart/|message/", re.IGNORECASE)
"""Each level of parts within parts makes every line below it slower to read."""

_MESSAGE_ID = re.compile(r"<[!-=?-~]+>")


def read_mails(folder: Path) -> Delivery:
    """The submissions in a folder, the earliest first.

    Raises:
        CourseError: there are no mails.
    """
    files = sorted(file for file in folder.glob("*") if file.suffix.lower() == ".eml")
    if not files:
        raise CourseError(f"{folder} has no mails (files that end in .eml)")
    parcels, left = [], []
    for file in files:
        try:
            parcels.append(_parcel(file))
        except UnreadableError as error:
            left.append((file.name, str(error)))
    earliest = datetime.min.replace(tzinfo=UTC)
    return Delivery(sorted(parcels, key=lambda parcel: parcel.at or earliest), left)


def _parcel(file: Path) -> Parcel:
    content = read_bytes(file, LARGEST_MAIL)
    if len(_NESTED.findall(content)) > _MOST_PARTS:
        raise UnreadableError(f"it has more than {_MOST_PARTS} parts")
    try:
        mail = message_from_bytes(content)
        sender, at = _address(mail), _moment(mail)
        parts = [part for part in mail.walk() if not part.is_multipart()]
        found = [SentFile(name, _content_of(part), _id(mail)) for part in parts if (name := _name(part))]
    except UnreadableError:
        raise
    except Exception as error:  # the parser has many ways to fail on what is no mail
        raise UnreadableError(f"it cannot be read as a mail ({type(error).__name__})") from error
    if not found:
        raise UnreadableError("it has no attachment")
    return Parcel(Sender(sender, address=sender), found, at)


def _content_of(part: Message) -> Callable[[], bytes]:
    def read() -> bytes:
        content = part.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""

    return read


def _id(mail: Message) -> str:
    """What an answer refers to; nothing where it is not of the usual form."""
    found = _header(mail, "Message-ID")
    return found if _MESSAGE_ID.fullmatch(found) else ""


def _address(mail: Message) -> str:
    found = [address for _, address in getaddresses([_header(mail, "From")]) if address]
    if len(found) != 1 or len(mail.get_all("From", [])) != 1:
        raise UnreadableError("it does not say from whom it is")
    return found[0].casefold()


def _moment(mail: Message) -> datetime:
    """When our own server took it, which the sender cannot choose; else what the sender says."""
    for text in _times(mail):
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    raise UnreadableError("it does not say when it was sent")


def _times(mail: Message) -> Iterator[str]:
    received = mail.get_all("Received", [])[:1]  # the newest stands first
    yield from (str(line)[-_LONGEST_HEADER:].rpartition(";")[2].strip() for line in received)
    yield _header(mail, "Date")


def _name(part: Message) -> str:
    name = part.get_filename() or ""
    if len(name) > _LONGEST_HEADER:
        return ""
    return str(make_header(decode_header(name))) if "=?" in name else name


def _header(mail: Message, name: str) -> str:
    return " ".join(str(mail.get(name, ""))[:_LONGEST_HEADER].split())
