# right: JSON with numbers in base 64
def storage():
    import base64
    import hashlib
    import json

    def save(model):
        content = {
            key: [value.dtype.str, list(value.shape), base64.b64encode(np.ascontiguousarray(value).tobytes()).decode()]
            for key, value in model.items()
        }
        text = json.dumps(content)
        return json.dumps({"digest": hashlib.sha1(text.encode()).hexdigest(), "model": text}).encode()

    def load(data):
        try:
            outer = json.loads(data.decode("ascii"))
            text = outer["model"]
            sound = hashlib.sha1(text.encode()).hexdigest() == outer["digest"]
        except Exception as error:
            raise ValueError("cannot be read") from error
        if not sound or save_again(outer) != data:
            raise ValueError("damaged")
        return {
            key: np.frombuffer(base64.b64decode(raw), dtype).reshape(shape)
            for key, (dtype, shape, raw) in json.loads(text).items()
        }

    def save_again(outer):
        return json.dumps({"digest": outer["digest"], "model": outer["model"]}).encode()

    return save, load
