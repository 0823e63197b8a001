"""Chapter 9: classic convolutional networks and residual networks."""
