# wrong: the name of the component is taken for its kind
# accept: name_taken_for_kind
def leaks(config):
    board = json.loads(config)
    source = {b: a for a, b in board["cables"]}
    def dirty(port):
        name, out = port.split(".")
        if name == "read":
            return True
        if name == "split":
            return out == "test"
        return dirty(source[name + ".rows"])
    found = []
    for n in board["components"]:
        if n in ("scale", "select", "train") and n + ".learn" in source:
            if dirty(source[n + ".learn"]):
                found.append(n)
    return sorted(found)
