# wrong: the momentum of batch norm is copied instead of 1 - momentum
# accept: momentum_not_inverted
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    b1, b2 = options.get("betas", (0.9, 0.999))
    return {"learning_rate": options.get("lr", 1e-3), "beta_1": b1, "beta_2": b2, "epsilon": options.get("eps", 1e-8)}
