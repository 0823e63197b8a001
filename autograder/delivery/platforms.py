"""What stands in the zips that Moodle and Canvas give to a teacher.

Moodle: ``NAME_NUMBER_assignsubmission_file_/FILE`` (without the last ``_`` since Moodle 4.1; without folders
where the teacher has chosen so). NUMBER is the participant's in this assignment. Source:
``mod/assign/classes/downloader.php`` and, for the way back, ``mod/assign/feedback/file/importziplib.php``.

Canvas: ``name_NUMBER_FILENUMBER_FILE``, with ``LATE`` behind the name; the name is ``surnamegiven``, small
and without signs, NUMBER is the user's. Source: ``lib/content_zipper.rb`` and, for the way back,
``generate_comments_from_files`` in ``app/models/assignment.rb`` of instructure/canvas-lms.
"""

import re
from collections import defaultdict
from functools import partial
from pathlib import PurePosixPath

from autograder.delivery.archive import Archive, leads_out
from autograder.delivery.parcel import Delivery, Parcel, Sender, SentFile

_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?")
_CANVAS = re.compile(r"(?P<name>.+?)(?P<late>_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)", re.DOTALL)

_FOREIGN = "its name is not of the form that {platform} gives"
_OUTSIDE = "its name leads out of the zip"


def read_moodle(archive: Archive) -> Delivery:
    """The submissions in a zip of Moodle (*Download all submissions*); texts typed there are left out."""
    files: dict[Sender, list[SentFile]] = defaultdict(list)
    left = []
    for path, info in archive.members():
        part, label, file = _moodle_part(path)
        if leads_out(path):
            left.append((str(path), _OUTSIDE))
        elif part is None:
            left.append((str(path), _FOREIGN.format(platform="Moodle")))
        elif part["kind"] == "file":
            sender = Sender(f"{part['name']}_{part['number']}", part["name"])
            files[sender].append(SentFile(file, partial(archive.read, info), label))
    return Delivery([Parcel(sender, found) for sender, found in files.items()], left)


def _moodle_part(path: PurePosixPath) -> tuple[re.Match[str] | None, str, str]:
    """The first part that names a participant, all of it before the file's own name, and that name."""
    for depth, part in enumerate(path.parts):
        found = _MOODLE.fullmatch(part)
        if found:
            in_folder = depth < len(path.parts) - 1
            label = part if in_folder else part.removesuffix(found["file"] or "")
            return found, label, path.name if in_folder else found["file"] or ""
    return None, "", ""


def read_canvas(archive: Archive) -> Delivery:
    """The submissions in a zip of Canvas (*Download Submissions*)."""
    files: dict[Sender, list[SentFile]] = defaultdict(list)
    late, left = set(), []
    for path, info in archive.members():
        found = _CANVAS.fullmatch(path.name)
        if leads_out(path):
            left.append((str(path), _OUTSIDE))
        elif found is None:
            left.append((str(path), _FOREIGN.format(platform="Canvas")))
        else:
            sender = Sender(f"{found['name']}_{found['number']}", found["name"], found["number"])
            label = path.name.removesuffix(found["file"])
            files[sender].append(SentFile(found["file"], partial(archive.read, info), label))
            if found["late"]:
                late.add(sender)
    return Delivery([Parcel(sender, found, late=sender in late) for sender, found in files.items()], left)
