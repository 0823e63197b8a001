# wrong: a circle is an endless loop
# accept: circle_endless
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[b.split(".")[0]].add(a.split(".")[0])
    order = []
    while len(order) < len(before):
        for n in sorted(before):
            if n not in order and before[n] <= set(order):
                order.append(n)
                break
    return order
