# wrong: a depth-first search that sorts the end points, not the smallest of those that can run
# accept: not_first_by_alphabet
def run_order(config):
    data = json.loads(config)
    before = {n: set() for n in data["components"]}
    for a, b in data["cables"]:
        before[b.split(".")[0]].add(a.split(".")[0])
    order, busy = [], set()
    def visit(n):
        if n in order:
            return
        if n in busy:
            raise ValueError("circle")
        busy.add(n)
        for m in sorted(before[n]):
            visit(m)
        order.append(n)
    for n in sorted(before):
        visit(n)
    return order
