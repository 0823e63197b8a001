# wrong: the gradients are cleared between backward and step, so the step does nothing
# accept: cleared_before_step
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    fake = generator(z).detach()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    loss.backward()
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    d_optimizer.step()
    return loss.item()
