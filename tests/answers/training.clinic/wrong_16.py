# wrong: one dropout mask for the whole training, drawn before the loop
# accept: same_mask
import numpy as np


def loss_and_slopes(x, y, w1, w2):
    hidden = np.einsum("nd,dh->nh", x, w1)
    error = np.einsum("nh,hk->nk", hidden, w2) - y
    slope = error * (2.0 / error.size)
    back = np.einsum("nk,hk->nh", slope, w2)
    return (
        np.mean(np.square(error)),
        np.einsum("nd,nh->dh", x, back),
        np.einsum("nh,nk->hk", hidden, slope),
    )


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    a, b = w1.copy(), w2.copy()
    memory = {"a": {}, "b": {}}
    losses = []
    mask = np.where(rng.uniform(0, 1, x.shape) < p, 0.0, 1 / (1 - p))
    while len(losses) < steps:
        losses.append(loss_and_slopes(x, y, a, b)[0])
        _, da, db = loss_and_slopes(x * mask, y, a, b)
        a *= 1 - lr * decay
        b *= 1 - lr * decay
        a, memory["a"] = step(a, da, memory["a"], lr)
        b, memory["b"] = step(b, db, memory["b"], lr)
    return a, b, losses


causes = dict(q1="b", q2="c", q3="a", q4="b", q5="a", q6="c")
