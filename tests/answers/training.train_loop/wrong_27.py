# wrong: shuffles with the global np.random instead of rng
# accept: argument_ignored uses_global_random
from collections import defaultdict
import numpy as np


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    memory, curves = defaultdict(dict), dict(train=[], val=[])
    cuts = range(batch_size, len(x), batch_size)
    for epoch in range(epochs):
        model.train()
        total = []
        for xb, yb in (
            (x[rows], y[rows]) for rows in np.split(np.random.permutation(len(x)), cuts)
        ):
            loss = float(model.loss(xb, yb))
            total += [loss] * len(yb)  # one entry per sample
            model.zero_grad()
            model.backward()
            stepped = {k: step(p, model.grads[k], memory[k]) for k, p in model.params.items()}
            for k, (new, state) in stepped.items():
                model.params[k] = new
                memory[k] = state
        curves["train"].append(sum(total) / len(total))
        model.eval()
        curves["val"].append(float(model.loss(x_val, y_val)))
    model.eval()
    return curves
