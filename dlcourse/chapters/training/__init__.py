"""Chapter 7: how gradients become steps, and how a training is kept from learning by heart."""
