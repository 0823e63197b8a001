# right: a small class; does not compute the codes above the last machine
class _Stack:
    def __init__(self, train, p_h):
        self.train, self.p_h, self.machines = train, p_h, []

    def add(self, data, hidden, last):
        machine = self.train(data, hidden)
        self.machines.append(machine)
        return None if last else self.p_h(data, machine[0], machine[2])


def train_stack(train, p_h, v, sizes):
    tower = _Stack(train, p_h)
    for n, hidden in enumerate(sizes, start=1):
        v = tower.add(v, hidden, last=n == len(sizes))
    return tower.machines


def features(p_h, v, stack):
    layers = [v]
    for w, _b_v, b_h in stack:
        layers.append(p_h(layers[-1], w, b_h))
    return layers[-1]


belief = dict(zip(["q1", "q2", "q3"], "cab"))
