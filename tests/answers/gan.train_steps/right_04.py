# right: gradients by torch.autograd.grad, put into .grad by hand
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    for p in generator.parameters():
        p.grad = None
    with torch.no_grad():
        fake = generator(z)
    loss = -F.logsigmoid(discriminator(real)).mean() - F.logsigmoid(-discriminator(fake)).mean()
    params = list(discriminator.parameters())
    for p, g in zip(params, torch.autograd.grad(loss, params)):
        p.grad = g
    d_optimizer.step()
    return loss.item()
