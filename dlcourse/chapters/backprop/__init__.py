"""Chapter 6: backpropagation."""
