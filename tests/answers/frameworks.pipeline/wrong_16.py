# wrong: evaluate and apply on test rows are reported too, although they do not learn
# accept: use_counts_as_learning
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
    found = []
    for n, k in kinds.items():
        for port in ("learn", "rows"):
            if k not in ("read", "split") and n + "." + port in source and dirty(source[n + "." + port]):
                found.append(n)
    return sorted(set(found))
