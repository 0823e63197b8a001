"""TensorBoard's event messages: one scalar each, as protocol-buffer bytes, written and read by hand.

An event has a time (field 1, double), a step (field 2, integer) and a summary (field 5) of values, each
with a tag (field 1) and a number (field 2, float). A file begins with an event that holds its version
(field 3). Source: event.proto and summary.proto of TensorFlow.
"""

import struct
from dataclasses import dataclass


@dataclass(frozen=True)
class Scalar:
    """One number of a run."""

    tag: str
    step: int
    value: float


def version_event(wall_time: float = 0.0) -> bytes:
    """The event a file begins with."""
    return _double(1, wall_time) + _bytes(3, b"brain.Event:2")


def scalar_event(tag: str, step: int, value: float, wall_time: float = 0.0) -> bytes:
    """An event that holds one number.

    Args:
        tag: name of the curve.
        step: the place on it, 0 or more.
        value: the number; kept as a 4-byte float.
        wall_time: seconds since 1970.
    """
    content = _bytes(1, tag.encode()) + struct.pack("<Bf", 2 << 3 | 5, value)
    return _double(1, wall_time) + _varint(2 << 3) + _varint(step) + _bytes(5, _bytes(1, content))


def read_event(message: bytes) -> list[Scalar]:
    """The numbers in an event; none in the event a file begins with."""
    fields = _fields(message)
    step = int.from_bytes(dict(fields).get(2, b""), "little")
    values = [_fields(value) for number, summary in fields if number == 5 for _, value in _fields(summary)]
    found = []
    for value in map(dict, values):
        found.append(Scalar(value[1].decode(), step, struct.unpack("<f", value[2])[0]))
    return found


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def _double(field: int, value: float) -> bytes:
    return struct.pack("<Bd", field << 3 | 1, value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _fields(message: bytes) -> list[tuple[int, bytes]]:
    """Field numbers and their bytes (an integer as eight bytes, little-endian)."""
    found, place = [], 0
    while place < len(message):
        key, place = _read_varint(message, place)
        kind = key & 7
        if kind == 0:
            number, place = _read_varint(message, place)
            found.append((key >> 3, number.to_bytes(8, "little")))
            continue
        length = {1: 8, 5: 4}.get(kind)
        if length is None:
            length, place = _read_varint(message, place)
        found.append((key >> 3, message[place : place + length]))
        place += length
    return found


def _read_varint(message: bytes, place: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[place]
        number |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return number, place
