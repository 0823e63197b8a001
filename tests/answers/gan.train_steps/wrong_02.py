# wrong: zero_grad is missing, old gradients of D are added
# accept: old_gradients
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    fake = generator(z).detach()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(fake)).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
