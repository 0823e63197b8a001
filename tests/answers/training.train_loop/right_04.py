# right: helper function, validation batch by batch
def _batches(order, size):
    while len(order):
        yield order[:size]
        order = order[size:]


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states = {}
    out = {"val": [], "train": []}
    for _ in range(epochs):
        model.train()
        per_sample = []
        for rows in _batches(rng.choice(len(x), len(x), replace=False), batch_size):
            model.zero_grad()
            value = model.loss(x[rows], y[rows])
            per_sample += [value] * len(rows)
            model.backward()
            updated = {}
            for name, param in model.params.items():
                updated[name], states[name] = step(param, model.grads[name], states.get(name, {}))
            model.params = updated
        out["train"].append(sum(per_sample) / len(per_sample))
        model.eval()
        total = 0.0
        for rows in _batches(np.arange(len(x_val)), batch_size):
            total += model.loss(x_val[rows], y_val[rows]) * len(rows)
        out["val"].append(total / len(x_val))
    return out
