"""14.10 Read a Caffe prototxt, and say which shapes its blobs have."""

from dlcourse.chapters.frameworks.exercises._blob_shapes import blob_shapes_answer
from dlcourse.chapters.frameworks.exercises._prototxt import parse_answer
from dlcourse.checking import Exercise

exercise = Exercise(
    number="14.10",
    points=0,
    answers=[
        parse_answer,
        blob_shapes_answer,
    ],
)
