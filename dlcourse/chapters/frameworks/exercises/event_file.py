"""14.12 TensorBoard's files and its smoothing: records with checksums, and a mean that starts fairly."""

import io
import struct

from dlcourse.chapters.frameworks.exercises._errors import then
from dlcourse.chapters.frameworks.exercises._frame import frame, frame_answer, frame_mistakes, random_bytes
from dlcourse.chapters.frameworks.exercises._smooth import smooth_answer
from dlcourse.checking import Case, Exercise, Function, Symptom, edits
from dlcourse.frameworks.crc32c import crc32c

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
    writers = {mistake.id: mistake.example for mistake in frame_mistakes}
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


def _file(rng, *sizes):
    return b"".join(frame(random_bytes(rng, n), crc32c) for n in sizes)


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


_RECORD = frame(b"loss 0.25", crc32c)

records_answer = Function(
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
)
exercise = Exercise(
    number="14.12",
    points=0,
    answers=[
        frame_answer,
        records_answer,
        smooth_answer,
    ],
)
