# wrong: the kind of the source is not looked at, only whether the port is called test or rows, so rows after apply on the training part are reported
# accept: training_rows_too
def leaks(config):
    board = json.loads(config)
    found = set()
    for a, b in board["cables"]:
        if b.endswith(".learn") and not a.endswith(".train"):
            found.add(b.split(".")[0])
    return sorted(found)
