"""18.6 A model as bytes and back, with damage noticed."""

import hashlib
import io
import json

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, several
from dlcourse.checking.edited_code import replaced, seen

# ---- three ways to keep a model


def storage():
    def save(model):
        file = io.BytesIO()
        np.savez(file, **model)
        content = file.getvalue()
        return hashlib.sha256(content).digest() + content

    def load(data):
        digest, content = data[:32], data[32:]
        if hashlib.sha256(content).digest() != digest:
            raise ValueError("these bytes are damaged")
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            return {name: file[name] for name in file.files}

    return save, load


def by_hand():
    """A line of JSON that says what follows, then the numbers."""

    def save(model):
        arrays = {name: np.array(array, order="C") for name, array in model.items()}
        about = [[name, array.dtype.str, array.shape] for name, array in arrays.items()]
        content = json.dumps(about).encode() + b"\n"
        for array in arrays.values():
            content += array.tobytes()
        return hashlib.sha256(content).digest() + content

    def load(data):
        digest, content = data[:32], data[32:]
        if hashlib.sha256(content).digest() != digest:
            raise ValueError("damaged")
        line, _, numbers = content.partition(b"\n")
        model, start = {}, 0
        for name, dtype, shape in json.loads(line):
            count = int(np.prod(shape))
            array = np.frombuffer(numbers, dtype, count, start) if count else np.empty(0, dtype)
            start += array.nbytes
            model[name] = array.reshape(shape).copy()
        return model

    return save, load


def by_files():
    """Each array in NumPy's own format, with its length before it."""

    def save(model):
        content = b""
        for name, array in model.items():
            file = io.BytesIO()
            np.save(file, array)
            for part in (name.encode(), file.getvalue()):
                content += len(part).to_bytes(8, "big") + part
        return hashlib.sha256(content).digest() + content

    def load(data):
        digest, content = data[:32], data[32:]
        if hashlib.sha256(content).digest() != digest:
            raise ValueError("damaged")
        parts = []
        while content:
            end = 8 + int.from_bytes(content[:8], "big")
            parts.append(content[8:end])
            content = content[end:]
        model = {}
        for k in range(0, len(parts), 2):
            model[parts[k].decode()] = np.load(io.BytesIO(parts[k + 1]))
        return model

    return save, load


_AUTHORS = (by_hand, by_files)
_GUARD = "if hashlib.sha256(content).digest() != digest:"
_REFUSED = 'raise ValueError("damaged")'


def _damage(evidence):
    """What happened to damaged bytes, in every failed call that tried them."""
    values = [call.got.value for call in evidence.failed if isinstance(call.got.value, dict)]
    return [said for value in values if "sound" in value for key, said in value.items() if key != "sound"]


def _says(words):
    return lambda evidence: any(words in said for said in _damage(evidence))


def _other_error(evidence):
    said = _damage(evidence)
    return any(each != "ValueError" for each in said) and not any(each.startswith("loads") for each in said)


_KEEP = (
    "    def save(model):\n",
    "    kept = {}\n\n    def save(model):\n",
    "        return hashlib.sha256(content).digest() + content",
    "        kept[hashlib.sha256(content).digest()] = dict(model)\n"
    "        return hashlib.sha256(content).digest()",
)
_FETCH = (
    "        digest, content = data[:32], data[32:]\n",
    '        if data not in kept:\n            raise ValueError("unknown")\n'
    "        return kept[data]\n        digest, content = data[:32], data[32:]\n",
)


def _other_order(answer):
    """Whether the second function saves."""
    try:
        return isinstance(answer()[1]({"w": np.arange(3.0)}), bytes)
    except Exception:
        return False


def _turned_round(evidence):
    return evidence.attempt(Case("the second one saves", (), play=_other_order)).got.value is True


mistakes = [
    *seen(_turned_round, replaced(_AUTHORS, "return save, load", order_changed="return load, save")),
    *seen(_says("NoneType"), replaced(_AUTHORS, _REFUSED, none_for_damage="return None")),
    *seen(
        _says("loads a"),
        replaced(_AUTHORS, _GUARD, damage_passes=["if False:", "if len(digest) < 32 or not content:"]),
    ),
    *seen(_other_error, replaced(_AUTHORS, _REFUSED, wrong_error='raise KeyError("damaged")')),
    *edits(
        _AUTHORS,
        first_lost=[
            ("in model.items()}", "in list(model.items())[1:]}"),
            ("in model.items():", "in list(model.items())[1:]:"),
        ],
        not_in_the_bytes=[(*_KEEP, *_FETCH)] * 2,
        double_precision=[
            ('np.array(array, order="C")', 'np.array(array, float, order="C")'),
            ("np.save(file, array)", "np.save(file, array.astype(float))"),
        ],
        shape_lost=[
            ("array.reshape(shape).copy()", "array.copy()"),
            ("np.save(file, array)", "np.save(file, array.ravel())"),
        ],
        names_lost=[
            ("model[name] =", "model[len(model)] ="),
            ("model[parts[k].decode()] =", "model[k // 2] ="),
        ],
        first_only=[
            ("in model.items()}", "in list(model.items())[:1]}"),
            ("in model.items():", "in list(model.items())[:1]:"),
        ],
        rounded=[
            ('np.array(array, order="C")', 'np.round(np.array(array, order="C"), 6)'),
            ("np.save(file, array)", "np.save(file, np.round(array, 6))"),
        ],
    ),
    *several(
        _AUTHORS,
        single_precision=[
            [
                ('np.array(array, order="C")', f'np.array(array, np.float32, order="C"){wider}'),
                ("np.save(file, array)", f"np.save(file, array.astype(np.float32){wider})"),
            ]
            for wider in ("", ".astype(float)")
        ],
    ),
]


def _model(rng, kind):
    layers = {
        "w1": rng.normal(size=(5, 3)),
        "b1": rng.normal(size=3),
        "centre": rng.normal(size=5).astype(np.float32),
        "classes": rng.integers(0, 9, 4),
    }
    if kind == "odd forms":
        layers |= {
            "scale": np.array(0.1 + rng.random()),
            "none": np.empty((0, 3)),
            "used": rng.random(4) < 0.5,
        }
    if kind == "names":
        layers = {f"layer {k}/weight": rng.normal(size=(k, 2)) for k in (3, 1, 2)}
    if kind == "turned":
        layers = {
            "w": rng.normal(size=(4, 3)).T,
            "part": rng.normal(size=12)[::3],
            "bytes": rng.integers(0, 255, 9).astype(np.uint8),
        }
    return layers


def kept(answer, kind, seed):
    """What comes back of a model that is saved and then loaded where nothing of the saving is left."""
    save, load = answer()[0], answer()[1]
    model = _model(np.random.default_rng(seed), kind)
    data = save({name: array.copy() for name, array in model.items()})
    if not isinstance(data, bytes):
        return {"save returns": type(data).__name__}
    found = load(data)
    if not isinstance(found, dict):
        return {"save returns": "bytes", "load returns": type(found).__name__}
    if sorted(map(str, found)) != sorted(model):
        return {"names": sorted(map(str, found))}
    arrays = {name: (np.asarray(found[name]), array) for name, array in model.items()}
    return {
        "shapes": {name: got.shape for name, (got, _) in arrays.items()},
        "dtypes": {name: str(got.dtype) for name, (got, _) in arrays.items()},
        "numbers": {name: _compared(got, array) for name, (got, array) in arrays.items()},
    }


def _compared(got, array):
    if got.size != array.size:
        return "other"
    if np.array_equal(got.ravel(), array.ravel()):
        return "the same"
    return "nearly the same" if np.allclose(got.ravel(), array.ravel(), atol=1e-5) else "other"


def damaged(answer, seed):
    """What happens to bytes that are damaged in several ways; first whether sound ones load."""
    save, load = answer()[0], answer()[1]
    rng = np.random.default_rng(seed)
    model = _model(rng, "plain")
    data = save(model)
    said = {"sound": _loads(load, data)}
    for at in (0, len(data) - 1, *rng.integers(1, len(data) - 1, 6).tolist()):
        changed = data[:at] + bytes([data[at] ^ int(rng.integers(1, 256))]) + data[at + 1 :]
        said["a changed byte"] = _worst(said.get("a changed byte"), _loads(load, changed))
    said["two bytes exchanged"] = _loads(load, _exchanged(data))
    said["cut off"] = _loads(load, data[: len(data) // 2])
    said["a byte more"] = _loads(load, data + b"\0")
    said["nothing"] = _loads(load, b"")
    return said


def _exchanged(data):
    """The same bytes, but two different ones have changed places."""
    at, mixed = len(data) // 2, bytearray(data)
    to = next((to for to in range(at + 1, len(data)) if data[to] != data[at]), at)
    mixed[at], mixed[to] = mixed[to], mixed[at]
    return bytes(mixed)


def _worst(before, now):
    return now if before in (None, "ValueError") or now.startswith("loads") else before


def _loads(load, data):
    try:
        return f"loads a {type(load(data)).__name__}"
    except ValueError:
        return "ValueError"
    except Exception as error:
        return type(error).__name__


def _kept(name, kind, seed, weight=1.0):
    typed = f"save, load = storage()\nload(save(model))  # {name}"
    return Case(name, (kind, seed), play=kept, typed=typed, weight=weight)


def _damaged(seed, weight=1.0):
    typed = "save, load = storage()\nload(damaged)  # changed, exchanged or missing bytes, a byte more"
    return Case("damaged bytes", (seed,), play=damaged, typed=typed, weight=weight)


def drawn(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=6)]
    return [
        _kept("two layers and a scale", "plain", seeds[0], 2),
        _kept("odd forms", "odd forms", seeds[1], 1.5),
        _kept("names with blanks", "names", seeds[2], 1.5),
        _kept("turned arrays", "turned", seeds[3]),
        _damaged(seeds[4], 3),
        _damaged(seeds[5], 3),
    ]


visible = [_kept("two layers and a scale", "plain", 1), _damaged(2)]
answer = Function("storage", storage, [by_hand, by_files], mistakes, visible, drawn)
exercise = Exercise(number="18.6", points=8, answers=[answer])
