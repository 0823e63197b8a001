# wrong: the ready list is a queue that is sorted only at the beginning
# accept: not_first_by_alphabet
def run_order(config):
    data = json.loads(config)
    waits = {n: 0 for n in data["components"]}
    after = {n: [] for n in data["components"]}
    for a, b in data["cables"]:
        a, b = a.split(".")[0], b.split(".")[0]
        waits[b] += 1
        after[a].append(b)
    order = []
    ready = sorted(n for n in waits if waits[n] == 0)
    while ready:
        n = ready.pop(0)
        order.append(n)
        for m in after[n]:
            waits[m] -= 1
            if waits[m] == 0:
                ready.append(m)
    if len(order) != len(waits):
        raise ValueError("circle")
    return order
