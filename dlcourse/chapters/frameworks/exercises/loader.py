"""14.2 A data set of one's own, and batches of texts that differ in length."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._padded_texts import pad_answer
from dlcourse.checking import Case, Exercise, Function, edits, seen
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- scripts: what comes out one by one, and in batches


def samples(answer, images, labels, places, change=None):
    """The length of the data set, and its samples at some places."""
    data = answer(images, labels) if change is None else answer(images, labels, change)
    pairs = [data[place] for place in places]
    return {
        "length": len(data),
        "dtypes": [str(picture.dtype) for picture, _ in pairs],
        "pictures": [picture.numpy() for picture, _ in pairs],
        "labels": [int(label) for _, label in pairs],
    }


def asked_twice(answer, images, labels):
    """The same sample asked for twice, with a change that is another one at each call."""
    calls = []

    def brighter(picture):
        calls.append(1)
        return picture + len(calls)

    data = answer(images, labels, brighter)
    return [data[1][0].numpy(), data[1][0].numpy()]


def in_batches(answer, images, labels):
    """What DataLoader makes of it."""
    from torch.utils.data import DataLoader

    batches = list(DataLoader(answer(images, labels), batch_size=2))
    return [(pictures.numpy(), targets.long().numpy()) for pictures, targets in batches]


# ---- a data set


class Pictures:
    def __init__(self, images, labels, change=None):
        self.images, self.labels, self.change = images, labels, change

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        import torch

        picture = torch.tensor(self.images[i], dtype=torch.float32)[None] / 255
        if self.change is not None:
            picture = self.change(picture)
        return picture, int(self.labels[i])


class MadeAtOnce:
    def __init__(self, images, labels, change=None):
        import torch

        self.x = torch.from_numpy(images).unsqueeze(1).float().div(255)
        self.y = torch.as_tensor(labels)
        self.change = change or (lambda same: same)

    def __len__(self):
        return self.x.size(0)

    def __getitem__(self, place):
        picture = self.change(self.x[place])
        return picture, self.y[place].item()


_DATA = (Pictures, MadeAtOnce)
_pictures = edits(
    _DATA,
    not_scaled=[(" / 255", ""), (".div(255)", "")],
    channel_last=[("[None]", "[..., None]"), ("unsqueeze(1)", "unsqueeze(-1)")],
    channel_missing=[("[None]", ""), (".unsqueeze(1)", "")],
    scaled_by_the_largest=[
        (" / 255", " / float(self.images.max())"),
        (".div(255)", ".div(float(images.max()))"),
    ],
    other_dtype=[("torch.float32", "torch.float64"), (".float()", ".double()")],
    change_ignored=[("self.change(picture)", "picture"), ("self.change(self.x[place])", "self.x[place]")],
    changed_before_scaling=[
        (" / 255", "", "return picture,", "picture = picture / 255\n        return picture,"),
        (".div(255)", "", "return picture,", "picture = picture / 255\n        return picture,"),
    ],
    neighbour=[("self.images[i]", "self.images[i - 1]"), ("self.x[place]", "self.x[place - 1]")],
)
_changed_once = edits(
    _DATA,
    changed_once=[
        (
            "self.images, self.labels, self.change = images, labels, change",
            "import torch\n        self.labels, self.change = labels, None\n"
            "        self.images = [torch.tensor(a)[None].float() / 255 for a in images]\n"
            "        self.images = [255 * (change or torch.clone)(a)[0] for a in self.images]",
        ),
        (
            "self.change = change or (lambda same: same)",
            "self.x = torch.stack([(change or torch.clone)(a) for a in self.x])\n"
            "        self.change = lambda same: same",
        ),
    ],
)
_no_length = seen(
    stops_with("has no len"),
    edits(_DATA, length_missing=[("__len__", "length"), ("__len__", "size")]),
)
_one_value = seen(
    stops_with("unpack"),
    edits(
        _DATA,
        label_missing=[
            ("return picture, int(self.labels[i])", "return picture"),
            ("return picture, self.y[place].item()", "return picture"),
        ],
    ),
)

# ---- cases


def flipped(picture):
    return picture.flip(-1)


def inverted(picture):
    return 1 - picture


def _images(rng, n, height, width):
    return rng.integers(1, 250, (n, height, width)).astype(np.uint8), rng.integers(0, 10, n)


def _drawn_pictures(rng):
    return [
        Case("some places", (*_images(rng, 6, 3, 5), (4, 0, 2)), play=samples, tol=1e-6, weight=2),
        Case("a change", (*_images(rng, 4, 2, 4), (3, 1)), {"change": inverted}, play=samples, tol=1e-6),
        Case("mirrored", (*_images(rng, 3, 4, 3), (1,)), {"change": flipped}, play=samples, tol=1e-6),
        Case("another change at each call", _images(rng, 3, 2, 3), play=asked_twice, tol=1e-6),
        Case("in batches", _images(rng, 5, 4, 4), play=in_batches, tol=1e-6),
    ]


_PICTURES = np.array([[[0, 51], [102, 153]], [[204, 255], [51, 0]]], dtype=np.uint8)
pictures_answer = Function(
    "Pictures",
    Pictures,
    [MadeAtOnce],
    [*_pictures, *_changed_once, *_no_length, *_one_value],
    [
        Case(
            "two pictures",
            (_PICTURES, np.array([3, 8]), (1, 0)),
            play=samples,
            tol=1e-6,
            typed="data = Pictures(images, labels)\nlen(data), data[1], data[0]",
        )
    ],
    _drawn_pictures,
)
exercise = Exercise(
    number="14.2",
    points=6,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first call
    answers=[
        pictures_answer,
        pad_answer,
    ],
)
