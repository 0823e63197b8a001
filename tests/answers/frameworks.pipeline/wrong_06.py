# wrong: the direction of the cables is turned round
# accept: backwards
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[a.split(".")[0]].add(b.split(".")[0])
    order = []
    while len(order) < len(before):
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            raise ValueError("circle")
        order.append(min(ready))
    return order
