# wrong: sum
# accept: sum_not_mean
def denoising_loss(model, clean, noise):
    return ((model(clean + noise) - clean) ** 2).sum()
