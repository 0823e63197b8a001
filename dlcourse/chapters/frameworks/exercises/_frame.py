"""The first function of 14.12: a record of an event file."""

import struct

import numpy as np

from dlcourse.checking import Case, Function, Symptom, Wrong, edits
from dlcourse.frameworks.crc32c import crc32c


def frame(payload, crc32c):
    length = struct.pack("<Q", len(payload))
    parts = []
    for piece in (length, payload):
        crc = crc32c(piece)
        rotated = crc >> 15 | crc << 17
        number = (rotated + 0xA282EAD8) & 0xFFFFFFFF
        parts += [piece, struct.pack("<I", number)]
    return b"".join(parts)


def frame_by_bytes(payload, crc32c):
    record = b""
    for part in (len(payload).to_bytes(8, "little"), bytes(payload)):
        crc = crc32c(part)
        rotated = (crc % 2**15) * 2**17 + crc // 2**15
        number = (rotated + 0xA282EAD8) % 2**32
        record = record + part + number.to_bytes(4, "little")
    return record


_RIGHT, _RIGHT_AGAIN = "crc >> 15 | crc << 17", "(crc % 2**15) * 2**17 + crc // 2**15"
_ADDED = "(rotated + 0xA282EAD8)"
frame_mistakes = edits(
    (frame, frame_by_bytes),
    not_masked=[('"<I", number', '"<I", crc'), ("number.to_bytes", "crc.to_bytes")],
    rotated_left=[(_RIGHT, "crc << 15 | crc >> 17"), (_RIGHT_AGAIN, "(crc % 2**17) * 2**15 + crc // 2**17")],
    shifted_not_rotated=[(_RIGHT, "crc >> 15"), (_RIGHT_AGAIN, "crc // 2**15")],
    xor_instead_of_sum=(_ADDED, "(rotated ^ 0xA282EAD8)"),
    added_before_rotation=[
        ("crc32c(piece)", "crc32c(piece) + 0xA282EAD8 & 0xFFFFFFFF", _ADDED, "rotated"),
        ("crc32c(part)", "(crc32c(part) + 0xA282EAD8) % 2**32", _ADDED, "rotated"),
    ],
    constant_forgotten=(_ADDED, "rotated"),
    big_endian=[('"<Q"', '">Q"', '"<I"', '">I"'), ('(8, "little"', '(8, "big"', '(4, "little"', '(4, "big"')],
    length_unguarded=[
        ("[piece, ", "[piece] if piece is length else [piece, "),
        (' + number.to_bytes(4, "little")', ' + (number.to_bytes(4, "little") if record else b"")'),
    ],
    short_length=[('"<Q"', '"<I"'), ("to_bytes(8", "to_bytes(4")],
    checksum_of_both=[
        ("crc32c(piece)", "crc32c(piece if piece is length else length + piece)"),
        ("crc32c(part)", "crc32c(record[:8] + part)"),
    ],
    length_of_the_record=("len(payload)", "(len(payload) + 16)"),
)


def _natively(payload, crc32c):
    layout = f"QI{len(payload)}sI"
    return struct.pack(layout, *struct.unpack(f"<{layout}", frame(payload, crc32c)))


def _filled_up(payload, crc32c):
    record = frame_by_bytes(payload, crc32c)
    return record[:-4] + bytes(-len(payload) % 4) + record[-4:]


def _too_large(evidence):
    """Stops where a number does not fit in 32 bits, and only there."""
    words = ("format requires", "too big to convert", "argument out of range")
    return all(
        call.got.kind == "raised" and any(each in call.got.message for each in words)
        for call in evidence.failed
    )


_uncut = edits((frame, frame_by_bytes), not_cut_to_32_bits=[(" & 0xFFFFFFFF", ""), (" % 2**32", "")])[0]


# ---- cases


def random_bytes(rng, n):
    return rng.integers(0, 256, n, dtype=np.uint8).tobytes()


def _frame_cases(rng):
    return [Case(f"{n} bytes", (random_bytes(rng, n), crc32c)) for n in (1, 2, 30, 300)]


frame_answer = Function(
    "frame",
    reference=frame,
    alternatives=[frame_by_bytes],
    mistakes=[
        *frame_mistakes,
        Wrong("native_alignment", _natively, _filled_up),
        Symptom("not_cut_to_32_bits", _too_large, _uncut.example, _uncut.paraphrase),
    ],
    visible=[Case("nine bytes", (b"loss 0.25", crc32c)), Case("nothing", (b"", crc32c))],
    cases=_frame_cases,
)
