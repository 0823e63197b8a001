# wrong: a circle is not noticed, its components are left out of the result
# accept: circle_unnoticed missing_error
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[b.split(".")[0]].add(a.split(".")[0])
    order = []
    while True:
        ready = [n for n in before if n not in order and before[n] <= set(order)]
        if not ready:
            return order
        order.append(min(ready))
