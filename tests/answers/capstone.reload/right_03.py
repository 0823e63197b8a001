# right: a check sum of another kind
def storage():
    import io
    import zlib

    def save(model):
        out = io.BytesIO()
        for key in model:
            np.save(out, np.array(key))
            np.save(out, model[key])
        body = out.getvalue()
        return zlib.crc32(body).to_bytes(4, "little") + len(body).to_bytes(8, "little") + body

    def load(data):
        body = data[12:]
        if data[:4] != zlib.crc32(body).to_bytes(4, "little") or data[4:12] != len(body).to_bytes(8, "little"):
            raise ValueError("damaged")
        source, model = io.BytesIO(body), {}
        while source.tell() < len(body):
            key = str(np.load(source))
            model[key] = np.load(source)
        return model

    return save, load
