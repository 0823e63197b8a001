# right: Kahn's algorithm with a heap
import heapq

def run_order(config):
    board = json.loads(config)
    waits = {name: 0 for name in board["components"]}
    followers = {name: [] for name in board["components"]}
    for start, end in board["cables"]:
        a, b = start.split(".")[0], end.split(".")[0]
        waits[b] += 1
        followers[a].append(b)
    ready = [name for name, n in waits.items() if n == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        name = heapq.heappop(ready)
        order.append(name)
        for f in followers[name]:
            waits[f] -= 1
            if waits[f] == 0:
                heapq.heappush(ready, f)
    if len(order) < len(waits):
        raise ValueError("a circle")
    return order
