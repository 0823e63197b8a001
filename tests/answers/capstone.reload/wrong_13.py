# wrong: saves as float32 text of JSON lists: numbers lose digits
# accept: single_precision
import hashlib
import json


def storage():
    def save(model):
        lists = {name: np.asarray(array, dtype=np.float32).tolist() for name, array in model.items()}
        text = json.dumps(lists).encode()
        return hashlib.sha256(text).digest() + text

    def load(data):
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            raise ValueError("changed")
        return {name: np.array(rows) for name, rows in json.loads(data[32:]).items()}

    return save, load
