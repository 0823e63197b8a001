"""What chapter 13 plays with: the game in the plane, the best discriminator, saturation."""
