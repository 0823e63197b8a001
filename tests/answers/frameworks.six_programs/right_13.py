# right: mean of the pictures' means
def denoising_loss(model, clean, noise):
    square = (clean - model(clean + noise)).square()
    return square.flatten(1).mean(1).mean()
