# right: autograd.grad for the generator's parameters only
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    d_optimizer.zero_grad()
    loss = -F.logsigmoid(discriminator(generator(z))).mean()
    weights = list(generator.parameters())
    gradients = torch.autograd.grad(loss, weights)
    for w, g in zip(weights, gradients):
        w.grad = g
    g_optimizer.step()
    return float(loss.detach())
