"""The two files of a transcript, a page and a JSON document, each with the same signature in it."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from autograder.course_error import CourseError
from autograder.transcripts.page import END, START, page_of
from autograder.transcripts.signing import Document, NotGenuineError, fingerprint_of, sign, verify

PAGE = "page_sha256"
"""The entry of a document that holds the digest of its page, without the document that is in the page."""


def write_transcript(document: Document, key: Ed25519PrivateKey) -> tuple[str, str]:
    """The page and the JSON document of a transcript, as texts.

    Args:
        document: what ``record`` gives.
        key: of the course.
    """
    page = page_of(document, fingerprint_of(key.public_key()))
    signed = sign({**document, PAGE: _digest(page)}, key)
    inside = json.dumps(signed, ensure_ascii=False).replace("<", "\\u003c")  # no end of the element in it
    return page.replace(START, START + inside, 1), json.dumps(signed, ensure_ascii=False, indent=1) + "\n"


def read_transcript(file: Path, key: Ed25519PublicKey) -> Document:
    """What a page or a JSON document says, if it is genuine to the last letter.

    Raises:
        CourseError: the file cannot be read.
        NotGenuineError: it is not genuine; the message says why, in one sentence.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CourseError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotGenuineError("it is no text in UTF-8, so neither a page nor a JSON document") from error
    page, inside = _parts(text)
    document = verify(_json(inside), key)
    if page and _digest(page) != document.get(PAGE):
        raise NotGenuineError(
            "the document in this page is genuine, but what the page shows was changed or saved anew; "
            "ask for the JSON file, or for the page as it was written"
        )
    return document


def _parts(text: str) -> tuple[str, str]:
    """The page without its document, and the document; a JSON file has no page."""
    if text.lstrip().startswith("{"):
        return "", text
    before, start, rest = text.partition(START)
    inside, end, after = rest.partition(END)
    if not end:
        raise NotGenuineError("there is no signed document in it, or it is cut short")
    return before + start + end + after, inside


def _json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise NotGenuineError("it is no JSON document, or one that is cut short") from error


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different: of two with one name, another reader may take the other."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("an entry is there twice")
    return dict(pairs)


def _digest(page: str) -> str:
    """Of the page, whatever ends its lines: a mail program may change that."""
    return hashlib.sha256("\n".join(page.splitlines()).encode()).hexdigest()
