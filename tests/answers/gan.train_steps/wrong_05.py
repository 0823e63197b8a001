# wrong: the labels are swapped, D learns to call fakes real
# accept: labels_swapped
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    fake = generator(z).detach()
    loss = F.softplus(discriminator(real)).mean() + F.softplus(-discriminator(fake)).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
