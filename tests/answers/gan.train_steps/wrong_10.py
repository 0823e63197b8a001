# wrong: both optimizers step and nothing is detached, so the generator is moved too
# accept: not_detached both_step
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    fake = generator(z)
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    loss.backward()
    d_optimizer.step()
    g_optimizer.step()
    return loss.item()
