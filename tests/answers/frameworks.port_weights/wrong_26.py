# wrong: PyTorch's names lr and eps are kept for Adam
# accept: misspelt_key
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    b1, b2 = options.get("betas", (0.9, 0.999))
    return {"lr": options.get("lr", 1e-3), "beta_1": b1, "beta_2": b2, "eps": options.get("eps", 1e-8)}
