# right: compressed, the digest behind
def storage():
    import hashlib
    from io import BytesIO

    def save(model):
        buffer = BytesIO()
        np.savez_compressed(buffer, **model)
        raw = buffer.getvalue()
        return raw + hashlib.md5(raw).digest()

    def load(data):
        raw, check = data[:-16], data[-16:]
        if len(data) < 16 or hashlib.md5(raw).digest() != check:
            raise ValueError("not what save wrote")
        archive = np.load(BytesIO(raw), allow_pickle=False)
        return {key: archive[key] for key in archive.files}

    return save, load
