# wrong: keeps the model in a dictionary of the closure: nothing is in the bytes, a new storage() finds nothing
# accept: not_in_the_bytes
import hashlib


def storage():
    kept = {}

    def save(model):
        key = hashlib.sha256(repr(sorted(model)).encode()).digest()
        kept[key] = {name: np.array(array) for name, array in model.items()}
        return key

    def load(data):
        if data not in kept:
            raise ValueError("unknown")
        return kept[data]

    return save, load
