# right: for each learner, follows the rows upstream in a while loop
def leaks(config):
    board = json.loads(config)
    kind = {name: part["kind"] for name, part in board["components"].items()}
    names = []
    for start, end in board["cables"]:
        learner, port = end.split(".")
        if port != "learn":
            continue
        component, output = start.split(".")
        while kind[component] in ("apply", "predict"):
            for a, b in board["cables"]:
                if b == component + ".rows":
                    component, output = a.split(".")
                    break
        if kind[component] == "read" or output == "test":
            names.append(learner)
    return sorted(set(names))
