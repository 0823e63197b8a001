# wrong: components without any cable are forgotten
# accept: lone_components_forgotten
def run_order(config):
    data = json.loads(config)
    before = {}
    for a, b in data["cables"]:
        a, b = a.split(".")[0], b.split(".")[0]
        before.setdefault(a, set())
        before.setdefault(b, set()).add(a)
    order = []
    while len(order) < len(before):
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            raise ValueError("circle")
        order.append(min(ready))
    return order
