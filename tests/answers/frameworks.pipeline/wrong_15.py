# wrong: everything behind read counts, split.train as well
# accept: training_rows_too
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    source = {b: a for a, b in board["cables"]}
    def dirty(port):
        name, out = port.split(".")
        if kinds[name] == "read":
            return True
        return dirty(source[name + ".rows"])
    return sorted(n for n in kinds if n + ".learn" in source and dirty(source[n + ".learn"]))
