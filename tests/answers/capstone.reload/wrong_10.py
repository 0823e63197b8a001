# wrong: the undecodable byte gives another error: UnicodeDecodeError wrapped into a RuntimeError
# accept: wrong_error
import base64
import hashlib
import json


def storage():
    def digest(text):
        return hashlib.sha512(text.encode()).hexdigest()

    def save(model):
        rows = {
            name: {
                "type": np.asarray(a).dtype.str,
                "shape": np.shape(a),
                "bytes": base64.b64encode(np.ascontiguousarray(a).tobytes()).decode(),
            }
            for name, a in model.items()
        }
        text = json.dumps(rows)
        return (digest(text) + text).encode()

    def load(data):
        try:
            text = bytes(data).decode("ascii")
        except UnicodeDecodeError:
            raise RuntimeError("no text") from None
        mark, text = text[:128], text[128:]
        if digest(text) != mark:
            raise ValueError("checksum is wrong")
        out = {}
        for name, row in json.loads(text).items():
            flat = np.frombuffer(base64.b64decode(row["bytes"]), dtype=np.dtype(row["type"]))
            out[name] = flat.reshape(row["shape"]).copy()
        return out

    return save, load
