# wrong: the loss is computed anew after the step
# accept: loss_after_step
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    def d_loss():
        fake = generator(z).detach()
        return F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    d_loss().backward()
    d_optimizer.step()
    return d_loss().item()
