# right: defaults merged first
def keras_options(kind, options):
    defaults = {
        "batch_norm": {"momentum": 0.1, "eps": 1e-5},
        "dropout": {"p": 0.5},
        "adam": {"lr": 0.001, "betas": (0.9, 0.999), "eps": 1e-8},
    }
    o = {**defaults[kind], **options}
    if kind == "batch_norm":
        return dict(momentum=1 - o["momentum"], epsilon=o["eps"])
    if kind == "dropout":
        return dict(rate=o["p"])
    return dict(learning_rate=o["lr"], beta_1=o["betas"][0], beta_2=o["betas"][1], epsilon=o["eps"])
