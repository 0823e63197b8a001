# wrong: only components directly behind read or split.test are found, apply in between hides the leak
# accept: direct_cables_only
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    found = set()
    for a, b in board["cables"]:
        source, out = a.split(".")
        name, port = b.split(".")
        if port == "learn" and (kinds[source] == "read" or (kinds[source] == "split" and out == "test")):
            found.add(name)
    return sorted(found)
