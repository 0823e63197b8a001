# right: walks the sorted names again and again
def run_order(config):
    data = json.loads(config)
    names = sorted(data["components"])
    cables = [(a[: a.index(".")], b[: b.index(".")]) for a, b in data["cables"]]
    order = []
    while names:
        for name in names:
            if all(a in order for a, b in cables if b == name):
                break
        else:
            raise ValueError("circle among " + ", ".join(names))
        order.append(name)
        names.remove(name)
    return order
