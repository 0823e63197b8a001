"""Chapter 5: the perceptron and the multilayer perceptron."""
