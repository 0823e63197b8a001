# wrong: the names of ports stay on, so KeyError
# accept: ports_as_names
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[b].add(a)
    order = []
    while len(order) < len(before):
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            raise ValueError("circle")
        order.append(min(ready))
    return order
