# right: asks PyTorch's own signatures for the defaults
import inspect
import torch

def keras_options(kind, options):
    layer = {"batch_norm": torch.nn.BatchNorm1d, "dropout": torch.nn.Dropout, "adam": torch.optim.Adam}[kind]
    signature = inspect.signature(layer.__init__).parameters

    def value(name):
        return options[name] if name in options else signature[name].default

    if kind == "batch_norm":
        return {"momentum": 1.0 - value("momentum"), "epsilon": value("eps")}
    if kind == "dropout":
        return {"rate": value("p")}
    return {"learning_rate": value("lr"), "beta_1": value("betas")[0], "beta_2": value("betas")[1], "epsilon": value("eps")}
