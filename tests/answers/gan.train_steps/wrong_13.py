# wrong: fresh noise is drawn inside, the given z is not used
# accept: argument_ignored uses_global_random
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    noise = torch.randn(len(real), z.shape[1])
    fake = generator(noise).detach()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
