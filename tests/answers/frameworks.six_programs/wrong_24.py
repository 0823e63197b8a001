# wrong: noise behind the model
# accept: without_the_model
def denoising_loss(model, clean, noise):
    return F.mse_loss(model(clean) + noise, clean)
