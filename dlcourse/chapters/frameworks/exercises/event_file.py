"""14.6 TensorBoard's files and its smoothing: records with checksums, and a mean that starts fairly."""

import itertools
import struct

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.frameworks.crc32c import crc32c

# ---- writing a record


def masked(crc):
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def frame(payload, crc32c):
    length = struct.pack("<Q", len(payload))
    return b"".join(
        [
            length,
            struct.pack("<I", masked(crc32c(length))),
            payload,
            struct.pack("<I", masked(crc32c(payload))),
        ]
    )


def _rotated(crc):
    turned = (crc % 2**15) * 2**17 + crc // 2**15
    return (turned + 0xA282EAD8) % 2**32


def frame_by_bytes(payload, crc32c, mask=_rotated, order="little", length_bytes=8, guard=True):
    """The other author, who may also do it wrongly."""
    record = bytearray(len(payload).to_bytes(length_bytes, order))
    if guard:
        record += mask(crc32c(bytes(record))).to_bytes(4, order)
    record += payload
    record += mask(crc32c(bytes(payload))).to_bytes(4, order)
    return bytes(record)


def _frame_packed(head, mask=masked, guard=True, byte_order="<"):
    """The first author, with one thing changed."""

    def wrong(payload, crc32c):
        length = struct.pack(head, len(payload))
        first = struct.pack(f"{byte_order}I", mask(crc32c(length))) if guard else b""
        return length + first + payload + struct.pack(f"{byte_order}I", mask(crc32c(payload)))

    return wrong


def _same(crc):
    return crc


# ---- reading records


def records(data, crc32c):
    found, place = [], 0
    while place + 12 <= len(data):
        length, guard = struct.unpack_from("<QI", data, place)
        if masked(crc32c(data[place : place + 8])) != guard:
            raise ValueError(f"wrong checksum of a length at byte {place}")
        end = place + 12 + length
        if end + 4 > len(data):
            break
        payload = data[place + 12 : end]
        if struct.pack("<I", masked(crc32c(payload))) != data[end : end + 4]:
            raise ValueError(f"wrong checksum of a record at byte {place}")
        found.append(payload)
        place = end + 4
    return found


def records_by_stream(data, crc32c, guard=True, check=True, most=None, strict=False):
    """The other author, who may also do it wrongly."""
    import io

    stream, found = io.BytesIO(data), []

    def take(n):
        piece = stream.read(n)
        if strict and len(piece) < n:
            raise EOFError("the file ends inside a record")
        return piece if len(piece) == n else None

    while stream.tell() < len(data) and (most is None or len(found) < most):
        head = take(12)
        if head is None:
            break
        if guard and _rotated(crc32c(head[:8])) != int.from_bytes(head[8:], "little"):
            raise ValueError("length")
        body = take(int.from_bytes(head[:8], "little") + 4)
        if body is None:
            break
        if check and _rotated(crc32c(body[:-4])) != int.from_bytes(body[-4:], "little"):
            raise ValueError("record")
        found.append(body[:-4])
    return found


def _records_changed(guard=True, check=True, most=None, strict=False):
    """The first author, with one thing changed."""

    def wrong(data, crc32c):
        found, place = [], 0
        while place < len(data) and len(found) != most:
            head = data[place : place + 12]
            length = int.from_bytes(head[:8], "little")
            end = place + 12 + length
            if end + 4 > len(data):
                complete = len(head) == 12
                if complete and guard and masked(crc32c(head[:8])) != struct.unpack("<I", head[8:])[0]:
                    raise ValueError("length")
                if strict:
                    raise EOFError("cut")
                break
            if guard and masked(crc32c(head[:8])) != struct.unpack("<I", head[8:])[0]:
                raise ValueError("length")
            if check and masked(crc32c(data[place + 12 : end])) != struct.unpack_from("<I", data, end)[0]:
                raise ValueError("record")
            found.append(data[place + 12 : end])
            place = end + 4
        return found

    return wrong


# ---- smoothing


def smooth(values, weight):
    out, mean = [], 0.0
    for count, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        out.append(mean / (1 - weight**count))
    return np.array(out)


def smooth_by_weights(values, weight):
    """Each point is a weighted mean of all points so far."""
    ages = np.subtract.outer(np.arange(len(values)), np.arange(len(values)))
    shares = np.where(ages >= 0, float(weight) ** np.maximum(ages, 0), 0.0)
    return (shares @ np.asarray(values, float)) / shares.sum(axis=1)


def _running(start, keep=lambda w: w, debias=lambda w, n: 1.0):
    """A running mean with another start, another share or another correction."""

    def wrong(values, weight):
        w, mean, out = keep(weight), start(values), []
        for n, value in enumerate(values):
            mean = mean + (1 - w) * (value - mean)
            out.append(mean / debias(w, n))
        return np.array(out)

    return wrong


def _accumulated(first, keep=lambda w: w, debias=lambda w, n: 1.0):
    def wrong(values, weight):
        w = keep(weight)
        path = itertools.accumulate(values, lambda mean, v: w * mean + (1 - w) * v, initial=first(values))
        return np.array([mean / debias(w, n) for n, mean in enumerate(list(path)[1:])])

    return wrong


def _zero(values):
    return 0.0


def _first(values):
    return values[0]


# ---- cases


def _bytes(rng, n):
    return rng.integers(0, 256, n, dtype=np.uint8).tobytes()


def _frame_cases(rng):
    return [Case(f"{n} bytes", (_bytes(rng, n), crc32c)) for n in (0, 1, 30, 300)]


def _file(rng, *sizes):
    return b"".join(frame(_bytes(rng, n), crc32c) for n in sizes)


def _broken(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _record_cases(rng):
    whole = _file(rng, 5, 0, 17)
    end = len(whole)
    return [
        Case("three records", (whole, crc32c)),
        Case("no record", (b"", crc32c)),
        Case("one byte of a record changed", (_broken(whole, 14), crc32c)),
        Case("a length changed", (_broken(whole, 1), crc32c)),
        Case("a checksum of a length changed", (_broken(whole, 9), crc32c)),
        Case("the last checksum changed", (_broken(whole, end - 1), crc32c)),
        *(
            Case(f"the last {cut} bytes are not written yet", (whole[:-cut], crc32c))
            for cut in (1, 4, 6, 21, 22, 30)
        ),
    ]


def _smooth_cases(rng):
    return [
        Case("weight 0.6", (rng.normal(size=7), 0.6)),
        Case("weight 0.9", (5 + rng.normal(size=12), 0.9)),
        Case("no smoothing", (rng.normal(size=4), 0.0)),
        Case("one value", (rng.normal(size=1), 0.8)),
    ]


_RECORD = frame(b"loss 0.25", crc32c)

exercise = Exercise(
    number="14.6",
    points=6,
    answers=[
        Function(
            "frame",
            reference=frame,
            alternatives=[frame_by_bytes],
            mistakes=[
                Wrong(
                    "not_masked",
                    _frame_packed("<Q", mask=_same),
                    lambda payload, crc32c: frame_by_bytes(payload, crc32c, mask=_same),
                ),
                Wrong(
                    "big_endian",
                    _frame_packed(">Q", byte_order=">"),
                    lambda payload, crc32c: frame_by_bytes(payload, crc32c, order="big"),
                ),
                Wrong(
                    "length_unguarded",
                    _frame_packed("<Q", guard=False),
                    lambda payload, crc32c: frame_by_bytes(payload, crc32c, guard=False),
                ),
                Wrong(
                    "short_length",
                    _frame_packed("<I"),
                    lambda payload, crc32c: frame_by_bytes(payload, crc32c, length_bytes=4),
                ),
            ],
            visible=[Case("nine bytes", (b"loss 0.25", crc32c)), Case("nothing", (b"", crc32c))],
            cases=_frame_cases,
        ),
        Function(
            "records",
            reference=records,
            alternatives=[records_by_stream],
            mistakes=[
                Wrong(
                    "checksums_ignored",
                    _records_changed(check=False, guard=False),
                    lambda data, crc32c: records_by_stream(data, crc32c, check=False, guard=False),
                ),
                Wrong(
                    "length_trusted",
                    _records_changed(guard=False),
                    lambda data, crc32c: records_by_stream(data, crc32c, guard=False),
                ),
                Wrong(
                    "content_trusted",
                    _records_changed(check=False),
                    lambda data, crc32c: records_by_stream(data, crc32c, check=False),
                ),
                Wrong(
                    "first_only",
                    _records_changed(most=1),
                    lambda data, crc32c: records_by_stream(data, crc32c, most=1),
                ),
                Wrong(
                    "fails_on_an_unfinished_record",
                    _records_changed(strict=True),
                    lambda data, crc32c: records_by_stream(data, crc32c, strict=True),
                ),
            ],
            visible=[
                Case("two records", (_RECORD + frame(b"end", crc32c), crc32c)),
                Case("a broken one", (_broken(_RECORD, 12), crc32c)),
                Case("an unfinished one", (_RECORD + _RECORD[:20], crc32c)),
            ],
            cases=_record_cases,
        ),
        Function(
            "smooth",
            reference=smooth,
            alternatives=[smooth_by_weights],
            mistakes=[
                Wrong("starts_at_zero", _running(_zero), _accumulated(_zero)),
                Wrong("starts_at_the_first_value", _running(_first), _accumulated(_first)),
                Wrong(
                    "weight_inverted",
                    lambda values, weight: (
                        smooth(values, 1 - weight) if weight else np.zeros(len(values)) * np.nan
                    ),
                    lambda values, weight: (
                        smooth_by_weights(values, 1 - weight) if weight else np.full(len(values), np.nan)
                    ),
                ),
                Wrong(
                    "corrected_as_if_for_the_first",
                    _running(_zero, debias=lambda w, n: 1 - w),
                    _accumulated(_zero, debias=lambda w, n: 1 - w),
                ),
            ],
            visible=[
                Case("ones stay ones", (np.ones(4), 0.9)),
                Case("three values", (np.array([4.0, 2.0, 3.0]), 0.5)),
            ],
            cases=_smooth_cases,
        ),
    ],
)
