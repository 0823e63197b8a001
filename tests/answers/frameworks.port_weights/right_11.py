# right: get with defaults
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    if kind == "adam":
        beta_1, beta_2 = options.get("betas", (0.9, 0.999))
        return {
            "learning_rate": options.get("lr", 1e-3),
            "beta_1": beta_1,
            "beta_2": beta_2,
            "epsilon": options.get("eps", 1e-8),
        }
    raise ValueError(kind)
