# wrong: clean in and out
# accept: clean_input
def denoising_loss(model, clean, noise):
    return F.mse_loss(model(clean), clean)
