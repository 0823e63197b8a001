# right: a walk forwards from the dirty ports with a stack
def leaks(config):
    board = json.loads(config)
    components, cables = board["components"], board["cables"]
    stack = [n + ".rows" for n in components if components[n]["kind"] == "read"]
    stack += [n + ".test" for n in components if components[n]["kind"] == "split"]
    seen, guilty = set(), []
    while stack:
        port = stack.pop()
        if port in seen:
            continue
        seen.add(port)
        for a, b in cables:
            if a != port:
                continue
            name, entry = b.rsplit(".", 1)
            kind = components[name]["kind"]
            if entry == "learn":
                guilty.append(name)
            elif kind == "apply" or kind == "predict":
                stack.append(name + ".rows")
    return sorted(set(guilty))
