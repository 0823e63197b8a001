# wrong: the gradients of the generator are cleared instead of those of the discriminator
# accept: old_gradients
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    g_optimizer.zero_grad()
    fake = generator(z).detach()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
