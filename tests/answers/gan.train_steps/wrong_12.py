# wrong: the logits are fed into binary_cross_entropy, which wants probabilities and raises
# accept: outputs_as_probabilities
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    fake = generator(z).detach()
    a, b = discriminator(real), discriminator(fake)
    loss = F.binary_cross_entropy(a, torch.ones_like(a)) + F.binary_cross_entropy(b, torch.zeros_like(b))
    loss.backward()
    d_optimizer.step()
    return loss.item()
