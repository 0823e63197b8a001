# wrong: the logits of fakes are detached instead of the fakes, so D gets no gradient from fakes
# accept: fake_logits_detached
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    g_optimizer.zero_grad()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(generator(z)).detach()).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()
