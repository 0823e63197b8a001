# wrong: the fakes are detached in the generator's step, so the generator learns nothing
# accept: detached
def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    fake = generator(z).detach()
    loss = F.softplus(-discriminator(fake)).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()
