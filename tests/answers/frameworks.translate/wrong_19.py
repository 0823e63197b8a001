# wrong: Adam with beta_1 = momentum instead of SGD
# accept: another_optimizer
def lua_sgd(parameters, rate, momentum):
    return torch.optim.Adam(parameters, lr=rate, betas=(momentum, 0.999))
