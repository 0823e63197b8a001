# wrong: a value of 0 counts as not given because of "or"
# accept: zero_as_not_given
def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - (options.get("momentum") or 0.1), "epsilon": options.get("eps") or 1e-5}
    if kind == "dropout":
        return {"rate": options.get("p") or 0.5}
    b1, b2 = options.get("betas") or (0.9, 0.999)
    return {"learning_rate": options.get("lr") or 1e-3, "beta_1": b1, "beta_2": b2, "epsilon": options.get("eps") or 1e-8}
