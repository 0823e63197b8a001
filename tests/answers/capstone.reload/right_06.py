# right: a zip file by hand with zipfile, a magic word in front
import hashlib
import io
import json
import zipfile


def storage():
    def save(model):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as box:
            box.writestr("names", json.dumps([*model]))
            for number, array in enumerate(model.values()):
                with box.open(f"{number}.npy", "w") as entry:
                    np.lib.format.write_array(entry, np.asanyarray(array), allow_pickle=False)
        content = file.getvalue()
        return b"MODEL1" + hashlib.sha256(content).digest() + content

    def load(data):
        data = memoryview(data).tobytes()
        if not data.startswith(b"MODEL1") or len(data) < 38:
            raise ValueError("no model")
        if hashlib.sha256(data[38:]).digest() != data[6:38]:
            raise ValueError("damaged model")
        with zipfile.ZipFile(io.BytesIO(data[38:])) as box:
            names = json.loads(box.read("names"))
            return {
                name: np.load(io.BytesIO(box.read(f"{number}.npy")), allow_pickle=False)
                for number, name in enumerate(names)
            }

    return save, load
