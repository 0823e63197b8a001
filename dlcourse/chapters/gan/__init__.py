"""Chapter 13: a generator and a discriminator play against each other."""
