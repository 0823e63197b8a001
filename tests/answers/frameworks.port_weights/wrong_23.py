# wrong: Keras's defaults are filled in instead of PyTorch's
# accept: keras_eps keras_momentum
def keras_options(kind, options):
    if kind == "batch_norm":
        momentum = 1 - options["momentum"] if "momentum" in options else 0.99
        return {"momentum": momentum, "epsilon": options.get("eps", 1e-3)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    b1, b2 = options.get("betas", (0.9, 0.999))
    return {"learning_rate": options.get("lr", 1e-3), "beta_1": b1, "beta_2": b2, "epsilon": options.get("eps", 1e-7)}
