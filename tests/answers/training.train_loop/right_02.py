# right: shuffled copies of x and y
def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    history = {"train": [], "val": []}
    opt_state = {}
    for name in model.params:
        opt_state[name] = {}
    for epoch in range(epochs):
        model.train()
        idx = np.arange(x.shape[0])
        rng.shuffle(idx)
        xs, ys = x[idx], y[idx]
        losses, sizes = [], []
        for b in range(int(np.ceil(len(xs) / batch_size))):
            xb = xs[b * batch_size : (b + 1) * batch_size]
            yb = ys[b * batch_size : (b + 1) * batch_size]
            losses.append(model.loss(xb, yb))
            sizes.append(len(xb))
            model.zero_grad()
            model.backward()
            for name in model.params:
                p, s = step(model.params[name], model.grads[name], opt_state[name])
                model.params[name] = p
                opt_state[name] = s
        history["train"].append(np.average(losses, weights=sizes))
        model.eval()
        history["val"].append(model.loss(x_val, y_val))
    return history
