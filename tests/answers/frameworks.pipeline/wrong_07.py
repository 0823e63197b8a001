# wrong: the JSON text is treated as a dictionary
# accept: json_not_read
def run_order(config):
    before = {n: set() for n in config["components"]}
    for a, b in config["cables"]:
        before[b.split(".")[0]].add(a.split(".")[0])
    order = []
    while len(order) < len(before):
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            raise ValueError("circle")
        order.append(min(ready))
    return order
