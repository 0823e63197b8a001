"""Signs what a student reached, and tells a genuine document from one that was changed.

The signature is Ed25519 (RFC 8032) over the canonical bytes of the JSON document (RFC 8785).
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from autograder.course_error import CourseError
from autograder.files import secret_file

KEY_FILE = ".autograder-signing-key"
"""In the course folder; its owner's alone, graders of one group left out. Who has it can sign any mark."""

_ALGORITHM = "Ed25519"
_CHANGED = "something in it was changed after it had been signed"

Document = Mapping[str, Any]
"""A JSON object of texts, numbers, lists and objects."""


class NotGenuineError(Exception):
    """A document that the course has not signed as it stands; the message says why, in one sentence."""


def signing_key(course: Path) -> Ed25519PrivateKey:
    """The private key of a course; made when first asked for, for whoever asks and nobody else.

    Raises:
        CourseError: the file that should hold it does not, or is somebody else's.
    """
    file = secret_file(course / KEY_FILE, _new_key, shared=False)
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except PermissionError as error:
        raise CourseError(f"only {file.owner()} can sign: {file} is theirs alone") from error
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise CourseError(
            f"{file} holds no Ed25519 key; put your copy of it back, or remove it: the next transcript makes "
            "a new one, and those signed before need the former public key"
        )
    return key


def public_text(key: Ed25519PrivateKey) -> str:
    """The public key that belongs to a private one, as PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def read_public(file: Path) -> Ed25519PublicKey:
    """Read a public key that ``autograder public-key`` wrote.

    Raises:
        CourseError: the file cannot be read, or holds none.
    """
    try:
        key = load_pem_public_key(file.read_bytes())
    except OSError as error:
        raise CourseError(f"the key {file} cannot be read: {error.strerror}") from error
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise CourseError(f"{file} holds no public Ed25519 key; 'autograder public-key' writes one")
    return key


def fingerprint_of(key: Ed25519PublicKey) -> str:
    """SHA-256 of a public key, in hexadecimal: short enough to be compared by eye."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()


def sign(document: Document, key: Ed25519PrivateKey) -> dict[str, Any]:
    """The document with its signature.

    Args:
        document: numbers in it are whole or have few decimals, names are ASCII; see ``canonical``.
        key: of the course.
    """
    signature = {
        "algorithm": _ALGORITHM,
        "key": fingerprint_of(key.public_key()),
        "value": base64.b64encode(key.sign(canonical(document))).decode(),
    }
    return {"transcript": document, "signature": signature}


def verify(signed: Any, key: Ed25519PublicKey) -> Document:
    """The document, if it is what the owner of the key has signed.

    Raises:
        NotGenuineError: it is not.
    """
    try:
        document, signature = signed["transcript"], signed["signature"]
        named, value = signature["key"], base64.b64decode(signature["value"], validate=True)
        content = canonical(document)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotGenuineError("it has not the form of a signed transcript") from error
    known = fingerprint_of(key)
    if named != known:
        raise NotGenuineError(f"it is signed with another key than the one that you named (SHA-256 {known})")
    try:
        key.verify(value, content)
    except InvalidSignature as error:
        raise NotGenuineError(_CHANGED) from error
    signature_alone = {"algorithm": _ALGORITHM, "key": known, "value": signature["value"]}
    if signed != {"transcript": document, "signature": signature_alone}:
        raise NotGenuineError(_CHANGED)
    return document


def canonical(document: Document) -> bytes:
    """The bytes that are signed, whatever the file's blanks and order: the canonical form of RFC 8785.

    Python writes it itself as long as names of entries are ASCII, texts are Unicode and a number is a whole
    one or a fraction with few decimals, as in every transcript.

    Raises:
        ValueError: the document holds NaN, infinity or a broken text.
    """
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def _new_key() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
