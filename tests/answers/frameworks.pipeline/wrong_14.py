# wrong: rows of split.test are not counted as test rows, only the whole table
# accept: test_port_allowed
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    source = {b: a for a, b in board["cables"]}
    def dirty(port):
        name, out = port.split(".")
        if kinds[name] == "read":
            return True
        if kinds[name] == "split":
            return False
        return dirty(source[name + ".rows"])
    return sorted(n for n in kinds if n + ".learn" in source and dirty(source[n + ".learn"]))
