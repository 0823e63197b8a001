# wrong: the checksum covers only the head with the names
# accept: damage_passes
import hashlib
import io
import json


def storage():
    def save(model):
        names = list(model)
        file = io.BytesIO()
        np.savez(file, *[np.asarray(model[name]) for name in names])
        head = json.dumps(names).encode()
        content = len(head).to_bytes(8, "big") + head + file.getvalue()
        return hashlib.sha256(head).digest() + content

    def load(data):
        data = bytes(data)
        digest, content = data[:32], data[32:]
        size = int.from_bytes(content[:8], "big")
        if hashlib.sha256(content[8 : 8 + size]).digest() != digest:
            raise ValueError("damaged")
        names = json.loads(content[8 : 8 + size])
        arrays = np.load(io.BytesIO(content[8 + size :]), allow_pickle=False)
        return {name: arrays[f"arr_{i}"] for i, name in enumerate(names)}

    return save, load
