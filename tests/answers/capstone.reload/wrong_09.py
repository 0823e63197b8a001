# wrong: all arrays come back as float64
# accept: double_precision
import hashlib
import json


def storage():
    def save(model):
        head, body = [], b""
        for name, array in model.items():
            array = np.asarray(array)
            head.append([name, array.dtype.str, list(array.shape)])
            body += array.tobytes()
        line = json.dumps(head).encode("ascii") + b"\n"
        return hashlib.sha256(line + body).hexdigest().encode() + b"\n" + line + body

    def load(data):
        check, _, rest = bytes(data).partition(b"\n")
        if check != hashlib.sha256(rest).hexdigest().encode():
            raise ValueError("not what save gave")
        line, _, body = rest.partition(b"\n")
        model, at = {}, 0
        for name, dtype, shape in json.loads(line):
            count = int(np.prod(shape, dtype=int))
            size = count * np.dtype(dtype).itemsize
            model[name] = np.frombuffer(body[at : at + size], dtype=dtype).reshape(shape).astype(float)
            at += size
        return model

    return save, load
