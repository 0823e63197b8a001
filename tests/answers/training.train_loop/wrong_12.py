# wrong: mean of the batch losses
# accept: mean_of_batches
def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states = {k: {} for k in model.params}
    train, val = [], []
    n = len(x)
    for epoch in range(epochs):
        model.train()
        order = rng.permutation(n)
        total = 0.0
        for i in range(0, n, batch_size):
            rows = order[i : i + batch_size]
            model.zero_grad()
            loss = model.loss(x[rows], y[rows])
            model.backward()
            total += loss
            count = i // batch_size + 1
            for k in model.params:
                model.params[k], states[k] = step(model.params[k], model.grads[k], states[k])
        train.append(total / count)
        model.eval()
        val.append(model.loss(x_val, y_val))
    return {"train": train, "val": val}
