# wrong: the names are not sorted
# accept: wrong_order
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    source = {b: a for a, b in board["cables"]}
    def dirty(port):
        name, out = port.split(".")
        if kinds[name] == "read":
            return True
        if kinds[name] == "split":
            return out == "test"
        return dirty(source[name + ".rows"])
    return [n for n in kinds if n + ".learn" in source and dirty(source[n + ".learn"])]
