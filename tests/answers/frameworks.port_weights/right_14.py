# right: helper functions with keyword arguments
def keras_options(kind, options):
    def batch_norm(momentum=0.1, eps=1e-5):
        return {"momentum": 1 - momentum, "epsilon": eps}

    def dropout(p=0.5):
        return {"rate": p}

    def adam(lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        b1, b2 = betas
        return {"learning_rate": lr, "beta_1": b1, "beta_2": b2, "epsilon": eps}

    return locals()[kind](**options)
