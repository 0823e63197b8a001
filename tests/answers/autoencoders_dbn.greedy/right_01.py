# right: with a copy
def train_stack(train, p_h, v, sizes):
    machines = []
    x = v.copy()
    for n in sizes:
        rbm = train(x, n)
        machines.append(rbm)
        x = p_h(x, rbm[0], rbm[2])
    return machines
