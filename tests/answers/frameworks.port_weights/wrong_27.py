# wrong: the default learning rate of Adam is 0.01 instead of 0.001
# accept: wrong_default
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    b1, b2 = options.get("betas", (0.9, 0.999))
    return {"learning_rate": options.get("lr", 1e-2), "beta_1": b1, "beta_2": b2, "epsilon": options.get("eps", 1e-8)}
