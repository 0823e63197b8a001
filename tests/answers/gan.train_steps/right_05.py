# right: fake first, torch.logaddexp, gradients cleared before and after
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    zero = torch.tensor(0.0)
    fake = generator(z).data
    loss_fake = torch.logaddexp(zero, discriminator(fake)).mean()
    loss_real = torch.logaddexp(zero, -discriminator(real)).mean()
    loss = loss_real + loss_fake
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    loss.backward()
    d_optimizer.step()
    d_optimizer.zero_grad()
    return loss.detach().item()
