# right: np.split, clearing at the end of each batch, parameters written into the arrays
def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states = [{} for _ in model.params]
    train, val = [], []
    model.zero_grad()
    for _ in range(epochs):
        model.train()
        order = np.argsort(rng.random(len(x)))
        summed = 0
        for rows in np.split(order, np.arange(batch_size, len(x), batch_size)):
            summed = summed + float(model.loss(x[rows], y[rows])) * rows.size
            model.backward()
            for i, name in enumerate(model.params):
                new, states[i] = step(model.params[name], model.grads[name], states[i])
                model.params[name][...] = new
            model.zero_grad()
        train.append(summed / x.shape[0])
        model.eval()
        val.append(float(model.loss(x_val, y_val)))
    return dict(train=train, val=val)
