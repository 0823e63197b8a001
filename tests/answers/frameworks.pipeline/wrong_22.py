# wrong: one pass over the cables in the order of the file, later cables are not seen
# accept: cables_in_file_order
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    dirty = {n + ".rows" for n in kinds if kinds[n] == "read"} | {n + ".test" for n in kinds if kinds[n] == "split"}
    found = set()
    for a, b in board["cables"]:
        if a in dirty:
            name, port = b.split(".")
            if port == "learn":
                found.add(name)
            elif kinds[name] in ("apply", "predict"):
                dirty.add(name + ".rows")
    return sorted(found)
