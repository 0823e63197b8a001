"""14.10 Read a Caffe prototxt, and say which shapes its blobs have."""

from dlcourse.chapters.frameworks.exercises._blob_shapes import (
    blob_shapes,
    blob_shapes_answer,
    shape_mistakes,
)
from dlcourse.chapters.frameworks.exercises._prototxt import parse_answer
from dlcourse.checking import Exercise, edits


def _as_text(fields):
    return {
        k: [_as_text(i) if isinstance(i, dict) else i if isinstance(i, bool) else str(i) for i in v]
        for k, v in fields.items()
    }


_DIMS = 'tuple(layer["input_param"][0]["shape"][0]["dim"])'
shape_mistakes += edits(
    (blob_shapes, blob_shapes),
    first_only=[
        (_DIMS, '(layer["input_param"][0]["shape"][0]["dim"][0],)'),
        (_DIMS, _DIMS.replace('"dim"]', '"dim"][:1]')),
    ],
)
exercise = Exercise(
    number="14.10",
    points=0,
    answers=[
        parse_answer,
        blob_shapes_answer,
    ],
)
