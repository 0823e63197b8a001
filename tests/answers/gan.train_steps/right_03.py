# right: two backward passes as in the DCGAN tutorial of PyTorch
def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    discriminator.zero_grad()
    generator.zero_grad()
    criterion = torch.nn.BCEWithLogitsLoss()
    output = discriminator(real).view(-1)
    errD_real = criterion(output, torch.full_like(output, 1.0))
    errD_real.backward()
    fake = generator(z)
    output = discriminator(fake.detach()).view(-1)
    errD_fake = criterion(output, torch.full_like(output, 0.0))
    errD_fake.backward()
    d_optimizer.step()
    return errD_real.item() + errD_fake.item()
