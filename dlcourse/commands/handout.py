"""``dlcourse handout [FOLDER]``: copies the course's notebooks into a student's folder, and serves nothing.

A student's work is never overwritten.

``.dlcourse/copied.json`` remembers the hash of what was handed out under each name. A file that still has
that hash was not touched and may be replaced by a newer version; any other file is the student's.
"""

import argparse
import hashlib
import json
from itertools import chain, count
from pathlib import Path

from dlcourse.commands import CommandError
from dlcourse.files import write_atomically
from dlcourse.resources import resource
from dlcourse.state import FOLDER


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "handout",
        help="copy the notebooks into your folder and open nothing",
        description="Copies the course's notebooks into FOLDER, never over a file that you have changed, as "
        "'dlcourse lab' does, for example where a JupyterHub serves them. 'dlcourse progress' keeps what "
        "you reach in FOLDER, also in notebooks of folders inside.",
    )
    parser.add_argument("folder", nargs="?", default="my-course", type=Path, metavar="FOLDER")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand out the notebooks."""
    folder = args.folder.resolve()
    update(folder)
    print(f"The notebooks are in {folder}")
    return 0


def update(folder: Path) -> None:
    """Bring a course folder up to date and print what was done.

    Raises:
        CommandError: it holds the originals, or cannot be written.
    """
    notebooks = resource("notebooks")
    if folder == notebooks.resolve():
        raise CommandError(f"{folder} holds the originals; choose another folder, for example my-course")
    try:
        for sentence in hand_out(notebooks, folder):
            print(sentence)
    except OSError as error:
        raise CommandError(f"{folder} cannot be written ({error}); choose another folder") from error


def hand_out(notebooks: Path, folder: Path) -> list[str]:
    """Bring a course folder up to date.

    Args:
        notebooks: where the student notebooks lie (``*.ipynb``).
        folder: the course folder; made if it is missing.

    Returns:
        One sentence for each thing done, in the order of the notebooks.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    record = folder / FOLDER / "copied.json"
    copied = _read(record)
    done = []
    for source in sorted(notebooks.glob("*.ipynb")):
        done += _hand_out_one(source.name, source.read_bytes(), folder, copied)
    write_atomically(record, (json.dumps(copied, indent=1, sort_keys=True) + "\n").encode())
    return done


def _hand_out_one(name: str, content: bytes, folder: Path, copied: dict[str, str]) -> list[str]:
    target, new = folder / name, _hash(content)
    before, now = copied.get(name), _hash_of(target)
    copied[name] = new
    if now == new:
        return []
    if now is None:
        write_atomically(target, content)
        return [f"{name}: copied"]
    if now == before:
        write_atomically(target, content)
        return [f"{name}: updated to the new version"]
    if new == before:  # changed by the student, and nothing newer to offer
        return []
    beside = _place_beside(target, copied)
    write_atomically(beside, content)
    copied[beside.name] = new
    return [f"{name}: you have changed it, so it stays as it is; the new version is {beside.name}"]


def _place_beside(target: Path, copied: dict[str, str]) -> Path:
    """The first of NAME.new.ipynb, NAME.new2.ipynb ... that holds no work of the student."""
    names = (target.with_name(f"{target.stem}.new{number}.ipynb") for number in chain([""], count(2)))
    return next(place for place in names if _hash_of(place) in (None, copied.get(place.name)))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of(file: Path) -> str | None:
    return _hash(file.read_bytes()) if file.exists() else None


def _read(record: Path) -> dict[str, str]:
    try:
        copied = json.loads(record.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}  # without a record every file counts as the student's: nothing can be lost
    return copied if isinstance(copied, dict) else {}
