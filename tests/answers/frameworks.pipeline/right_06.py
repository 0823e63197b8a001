# right: recursion backwards along the cables
def leaks(config):
    board = json.loads(config)
    kinds = {name: c["kind"] for name, c in board["components"].items()}
    source = {end: start for start, end in board["cables"]}

    def has_test_rows(port):
        name, output = port.split(".")
        if kinds[name] == "read":
            return True
        if kinds[name] == "split":
            return output == "test"
        return has_test_rows(source[name + ".rows"])

    return sorted(
        name
        for name, kind in kinds.items()
        if kind in ("scale", "select", "train") and name + ".learn" in source and has_test_rows(source[name + ".learn"])
    )
