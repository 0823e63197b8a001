# wrong: real and fake go through D in one call, so batch normalisation mixes them
# accept: one_batch
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    fake = generator(z).detach()
    logits = discriminator(torch.cat([real, fake]))
    n = len(real)
    loss = F.softplus(-logits[:n]).mean() + F.softplus(logits[n:]).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
