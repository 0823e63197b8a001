"""Chapter 12: autoencoders, restricted Boltzmann machines, deep belief networks."""
