# wrong: knowledge passes the dirt on, so training on rows scaled by a leaky scaler is reported as well
# accept: names_the_followers
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
        ports = [p for p in ("learn", "knowledge", "rows") if name + "." + p in source]
        return any(dirty(source[name + "." + p]) for p in ports)
    return sorted(n for n in kinds if n + ".learn" in source and dirty(source[n + ".learn"]))
