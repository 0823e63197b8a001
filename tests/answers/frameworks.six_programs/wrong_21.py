# wrong: noise alone goes in
# accept: noise_alone_read
def denoising_loss(model, clean, noise):
    return F.mse_loss(model(noise), clean)
