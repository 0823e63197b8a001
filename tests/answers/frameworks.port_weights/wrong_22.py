# wrong: what is not given is left out, so Keras would take its own defaults
# accept: defaults_left_out keras_eps keras_momentum
def keras_options(kind, options):
    result = {}
    if kind == "batch_norm":
        if "momentum" in options:
            result["momentum"] = 1 - options["momentum"]
        if "eps" in options:
            result["epsilon"] = options["eps"]
    elif kind == "dropout":
        if "p" in options:
            result["rate"] = options["p"]
    else:
        if "lr" in options:
            result["learning_rate"] = options["lr"]
        if "betas" in options:
            result["beta_1"], result["beta_2"] = options["betas"]
        if "eps" in options:
            result["epsilon"] = options["eps"]
    return result
