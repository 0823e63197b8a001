"""14.12 TensorBoard's files and its smoothing: records with checksums, and a mean that starts fairly."""

import io
import struct
from itertools import accumulate

import numpy as np

from dlcourse.chapters.frameworks.exercises._errors import then
from dlcourse.checking import Case, Exercise, Form, Function, Symptom, Wrong, edits
from dlcourse.frameworks.crc32c import crc32c

# ---- writing a record


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
_written = edits(
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

# ---- reading records


def masked(crc):
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(data, crc32c):
    found, place = [], 0
    while place + 12 <= len(data):
        length, guard = struct.unpack_from("<QI", data, place)
        if masked(crc32c(data[place : place + 8])) != guard:
            raise ValueError("length")
        end = place + 12 + length
        if end + 4 > len(data):
            break
        payload = data[place + 12 : end]
        if masked(crc32c(payload)) != struct.unpack_from("<I", data, end)[0]:
            raise ValueError("content")
        found.append(payload)
        place = end + 4
    return found


def records_by_stream(data, crc32c):
    stream, found = io.BytesIO(data), []
    while len(head := stream.read(12)) == 12:
        if masked(crc32c(head[:8])) != int.from_bytes(head[8:], "little"):
            raise ValueError("length")
        body = stream.read(int.from_bytes(head[:8], "little") + 4)
        whole = len(body) == int.from_bytes(head[:8], "little") + 4
        if not whole:
            break
        if masked(crc32c(body[:-4])) != int.from_bytes(body[-4:], "little"):
            raise ValueError("content")
        found.append(body[:-4])
    return found


_LENGTH, _CONTENT = 'raise ValueError("length")', 'raise ValueError("content")'
_read = edits(
    (records, records_by_stream),
    checksums_ignored=(_LENGTH, "pass", _CONTENT, "pass"),
    length_trusted=(_LENGTH, "pass"),
    content_trusted=(_CONTENT, "pass"),
    first_only=[("place = end + 4", "break"), ("found.append(body[:-4])", "return [body[:-4]]")],
    off_by_one=[
        ("end + 4 > len", "end + 4 >= len"),
        ("if not whole", "if not whole or stream.tell() == len(data)"),
    ],
)


def _without_mask(crc):
    return crc


def _mask_to_the_left(crc):
    return ((crc << 15 | crc >> 17) + 0xA282EAD8) & 0xFFFFFFFF


def _mask_by_shift(crc):
    return ((crc >> 15) + 0xA282EAD8) & 0xFFFFFFFF


def _read_with(**masks):
    """Readers with a mask of their own, known by the files that they can read: those of such a writer."""
    writers = {mistake.id: mistake.example for mistake in _written}
    ours = "masked(crc32c(data", "masked(crc32c(payload"
    theirs = "masked(crc32c(head", "masked(crc32c(body"
    changes = {
        id: [
            tuple(x for old in author for x in (old, old.replace("masked", mask)))
            for author in (ours, theirs)
        ]
        for id, mask in masks.items()
    }
    return [
        Symptom(each.id, _reads_files_of(writers[each.id]), each.example, each.paraphrase)
        for each in edits((records, records_by_stream), **changes)
    ]


def _reads_files_of(writer):
    contents = [b"loss", b"", b"a longer one"]
    data = b"".join(writer(each, crc32c) for each in contents)
    return lambda evidence: evidence.ask(data, crc32c).value == contents


def _is_unfinished(call):
    return sum(len(each) + 16 for each in call.expected.value) < len(call.case.args[0])


def _stops_at_the_end(evidence):
    """Whole files and broken ones are judged right; only an unfinished record stops it."""
    return all(
        call.got.kind == "raised" and call.expected.kind == "returned" and _is_unfinished(call)
        for call in evidence.failed
    )


def _adds_the_rest(evidence):
    """What stands of an unfinished record is returned behind the others."""
    return all(
        isinstance(call.got.value, list)
        and call.got.value[:-1] == call.expected.value
        and _is_unfinished(call)
        for call in evidence.failed
    )


_strict = edits(
    (records, records_by_stream),
    fails_on_an_unfinished_record=[
        ("place + 12 <= len(data)", "place < len(data)", "            break", "            raise EOFError"),
        (
            "len(head := stream.read(12)) == 12",
            "head := stream.read(12)",
            "            break",
            "            raise EOFError",
        ),
    ],
)[0]
_with_rest = edits(
    (records, records_by_stream),
    unfinished_returned=[
        ("            break", "            return [*found, data[place + 12 : end]]"),
        ("            break", "            return [*found, body]"),
    ],
)[0]

# ---- smoothing


def smooth(values, weight):
    out, mean = [], 0.0
    for n, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        out.append(mean / (1 - weight**n))
    return np.array(out)


def smooth_at_the_end(values, weight):
    means = list(accumulate(values, lambda mean, v: weight * mean + (1 - weight) * v, initial=0.0))
    counts = np.arange(1, len(values) + 1)
    return np.array(means[1:]) / (1 - weight**counts)


def smooth_by_weights(values, weight):
    """Each point is a weighted mean of all points so far."""
    ages = np.subtract.outer(np.arange(len(values)), np.arange(len(values)))
    shares = np.where(ages >= 0, float(weight) ** np.maximum(ages, 0), 0.0)
    return (shares @ np.asarray(values, float)) / shares.sum(axis=1)


def _carried_on(values, weight):
    out = np.zeros(len(values))
    for i, value in enumerate(values):
        before = out[i - 1] if i else 0
        out[i] = (before * weight + value * (1 - weight)) / (1 - weight ** (i + 1))
    return out


_SHARE, _SHARES = " / (1 - weight**n)", " / (1 - weight**counts)"
_START, _START_AGAIN = "mean = [], 0.0", "initial=0.0"
_smoothed = edits(
    (smooth, smooth_at_the_end),
    starts_at_zero=[(_SHARE, ""), (_SHARES, "")],
    starts_at_the_first_value=[
        (_SHARE, "", _START, "mean = [], values[0]"),
        (_SHARES, "", _START_AGAIN, "initial=values[0]"),
    ],
    weight_inverted=[
        (_START, "mean, weight = [], 0.0, 1 - weight"),
        ("    means = ", "    weight = 1 - weight\n    means = "),
    ],
    corrected_as_if_for_the_first=[(_SHARE, " / (1 - weight)"), (_SHARES, " / (1 - weight)")],
    multiplied_by_the_share=[(_SHARE, " * (1 - weight**n)"), (_SHARES, " * (1 - weight**counts)")],
    off_by_one=[("(values, 1)", "(values)"), ("np.arange(1, len(values) + 1)", "np.arange(len(values))")],
    last_only=[
        ("np.array(out)", "out[-1]"),
        ("np.array(means[1:])", "means[-1]", _SHARES, " / (1 - weight**counts[-1])"),
    ],
    weight_ignored=[
        ("out.append(", "out.append(np.mean(values[:n]))  # "),
        ("    means = ", "    return np.cumsum(values) / np.arange(1, len(values) + 1)\n    means = "),
    ],
    corrected_carried_on=[
        (f"out.append(mean{_SHARE})", f"mean = mean{_SHARE}\n        out.append(mean)"),
        ("    means = ", "    return _carried_on(values, weight)\n    means = "),
    ],
)


# ---- cases


def _bytes(rng, n):
    return rng.integers(0, 256, n, dtype=np.uint8).tobytes()


def _frame_cases(rng):
    return [Case(f"{n} bytes", (_bytes(rng, n), crc32c)) for n in (1, 2, 30, 300)]


def _file(rng, *sizes):
    return b"".join(frame(_bytes(rng, n), crc32c) for n in sizes)


def _broken(name, whole, place):
    """A file with one bit changed."""
    data = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    args = (whole, crc32c), records(whole, crc32c), (data, crc32c)
    return Case(name, args, play=then, typed=f"records({data!r}, crc32c)")


def _record_cases(rng):
    whole = _file(rng, 5, 0, 17)
    end = len(whole)
    return [
        Case("three records", (whole, crc32c)),
        Case("no record", (b"", crc32c), weight=0.2),
        _broken("one byte of a record changed", whole, 14),
        _broken("a length changed", whole, 1),
        _broken("a checksum of a length changed", whole, 9),
        _broken("the last checksum changed", whole, end - 1),
        *(
            Case(f"the last {cut} bytes are not written yet", (whole[:-cut], crc32c), weight=0.3)
            for cut in (1, 4, 6, 21, 22, 30)
        ),
    ]


_SHOWS_NOTHING = 0.1  # where the smoothed values are the values themselves


def _smooth_cases(rng):
    return [
        Case("weight 0.6", (rng.normal(size=7), 0.6)),
        Case("weight 0.9", (5 + rng.normal(size=12), 0.9)),
        Case("whole numbers", (rng.permutation(np.arange(3, 11)), 0.7)),
        Case("no smoothing", (rng.normal(size=4), 0.0), weight=_SHOWS_NOTHING),
        Case("one value", (rng.normal(size=1), 0.8), weight=_SHOWS_NOTHING),
    ]


_RECORD = frame(b"loss 0.25", crc32c)

exercise = Exercise(
    number="14.12",
    points=0,
    answers=[
        Function(
            "frame",
            reference=frame,
            alternatives=[frame_by_bytes],
            mistakes=[
                *_written,
                Wrong("native_alignment", _natively, _filled_up),
                Symptom("not_cut_to_32_bits", _too_large, _uncut.example, _uncut.paraphrase),
            ],
            visible=[Case("nine bytes", (b"loss 0.25", crc32c)), Case("nothing", (b"", crc32c))],
            cases=_frame_cases,
        ),
        Function(
            "records",
            reference=records,
            alternatives=[records_by_stream],
            mistakes=[
                *_read,
                *_read_with(
                    not_masked="_without_mask",
                    rotated_left="_mask_to_the_left",
                    shifted_not_rotated="_mask_by_shift",
                ),
                Symptom(_strict.id, _stops_at_the_end, _strict.example, _strict.paraphrase),
                Symptom(_with_rest.id, _adds_the_rest, _with_rest.example, _with_rest.paraphrase),
            ],
            visible=[
                Case("two records", (_RECORD + frame(b"end", crc32c), crc32c)),
                _broken("a broken one", _RECORD, 12),
                Case("an unfinished one", (_RECORD + _RECORD[:20], crc32c), weight=0.5),
            ],
            cases=_record_cases,
        ),
        Function(
            "smooth",
            reference=smooth,
            alternatives=[smooth_at_the_end, smooth_by_weights],
            mistakes=_smoothed,
            visible=[
                Case("ones stay ones", (np.ones(4), 0.9), weight=_SHOWS_NOTHING),
                Case("three values", (np.array([4.0, 2.0, 3.0]), 0.5)),
            ],
            cases=_smooth_cases,
            form=Form(array=True),
        ),
    ],
)
