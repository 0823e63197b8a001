# right: repeats until nothing changes
def leaks(config):
    board = json.loads(config)
    kinds = {n: c["kind"] for n, c in board["components"].items()}
    dirty = set()
    for n, k in kinds.items():
        if k == "read":
            dirty.add(n + ".rows")
        if k == "split":
            dirty.add(n + ".test")
    changed = True
    while changed:
        changed = False
        for a, b in board["cables"]:
            name, port = b.split(".")
            if a in dirty and port == "rows" and kinds[name] in ("apply", "predict"):
                if name + ".rows" not in dirty:
                    dirty.add(name + ".rows")
                    changed = True
    result = set()
    for a, b in board["cables"]:
        if a in dirty and b.endswith(".learn"):
            result.add(b.split(".")[0])
    return sorted(result)
