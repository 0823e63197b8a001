# wrong: two cables between the same two components are counted twice but taken away once, so they look like a circle
# accept: double_cable_as_circle
def run_order(config):
    data = json.loads(config)
    waits = {n: 0 for n in data["components"]}
    after = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        a, b = a.split(".")[0], b.split(".")[0]
        waits[b] += 1
        after[a].add(b)
    order = []
    ready = sorted(n for n in waits if waits[n] == 0)
    while ready:
        n = ready.pop(0)
        order.append(n)
        for m in after[n]:
            waits[m] -= 1
            if waits[m] == 0:
                ready.append(m)
        ready.sort()
    if len(order) != len(waits):
        raise ValueError("circle")
    return order
