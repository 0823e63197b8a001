# right: labels and binary cross-entropy, no_grad around the generator, old gradients of G untouched
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    with torch.no_grad():
        fake = generator(z)
    real_logits = discriminator(real)
    fake_logits = discriminator(fake)
    loss_real = F.binary_cross_entropy_with_logits(real_logits, torch.ones_like(real_logits))
    loss_fake = F.binary_cross_entropy_with_logits(fake_logits, torch.zeros_like(fake_logits))
    loss = loss_real + loss_fake
    loss.backward()
    d_optimizer.step()
    return float(loss)
