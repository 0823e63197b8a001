# wrong: an option that is not given raises KeyError
# accept: defaults_missing
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options["momentum"], "epsilon": options["eps"]}
    if kind == "dropout":
        return {"rate": options["p"]}
    b1, b2 = options["betas"]
    return {"learning_rate": options["lr"], "beta_1": b1, "beta_2": b2, "epsilon": options["eps"]}
