# right: while loops, argsort of random numbers, np.take, gradients cleared after each step
import numpy as np


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    names = list(model.params)
    states = [dict() for _ in names]
    seen, unseen = [], []
    n = x.shape[0]
    model.zero_grad()  # whatever an earlier training left
    while len(seen) < epochs:
        model.train()
        order = np.argsort(rng.random(n))
        summed, at = 0, 0
        while at < n:
            stop = min(at + batch_size, n)
            chosen = order[at:stop]
            summed += (stop - at) * model.loss(np.take(x, chosen, axis=0), np.take(y, chosen, axis=0))
            model.backward()
            for i, name in enumerate(names):
                model.params[name], states[i] = step(model.params[name], model.grads[name], states[i])
            model.zero_grad()
            at = stop
        seen.append(summed / n)
        model.eval()
        unseen.append(model.loss(x_val, y_val))
    model.eval()
    return {"train": seen, "val": unseen}
