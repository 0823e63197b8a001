# wrong: no attention to the alphabet, the order of the file is kept among those that can run
# accept: not_first_by_alphabet
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[b.split(".")[0]].add(a.split(".")[0])
    order = []
    while len(order) < len(before):
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            raise ValueError("circle")
        order.append(ready[0])
    return order
