# right: graphlib
from graphlib import TopologicalSorter, CycleError

def run_order(config):
    data = json.loads(config)
    sorter = TopologicalSorter({name: [] for name in data["components"]})
    for a, b in data["cables"]:
        sorter.add(b.partition(".")[0], a.partition(".")[0])
    try:
        sorter.prepare()
    except CycleError:
        raise ValueError("circle") from None
    waiting, order = [], []
    while sorter.is_active():
        waiting = sorted(waiting + list(sorter.get_ready()))
        order.append(waiting.pop(0))
        sorter.done(order[-1])
    return order
