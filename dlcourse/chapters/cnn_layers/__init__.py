"""Chapter 8: convolution and pooling."""
