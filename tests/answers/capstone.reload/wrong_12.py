# wrong: the first array is forgotten on loading
# accept: first_lost
import hashlib
import io
import struct


class Box:
    @staticmethod
    def pack(piece):
        return struct.pack("<Q", len(piece)) + piece

    @staticmethod
    def unpack(data):
        file = io.BytesIO(data)
        while head := file.read(8):
            yield file.read(*struct.unpack("<Q", head))


def to_npy(array):
    file = io.BytesIO()
    np.save(file, np.asarray(array), allow_pickle=False)
    return file.getvalue()


def storage():
    def save(model):
        content = b"".join(Box.pack(name.encode()) + Box.pack(to_npy(a)) for name, a in model.items())
        return content + hashlib.blake2b(content).digest()

    def load(data):
        content, mark = data[:-64], data[-64:]
        if len(data) < 64 or hashlib.blake2b(content).digest() != mark:
            raise ValueError("the data were changed")
        pieces = list(Box.unpack(content))
        return {n.decode(): np.load(io.BytesIO(a)) for n, a in zip(pieces[2::2], pieces[3::2])}

    return save, load
