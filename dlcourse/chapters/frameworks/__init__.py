"""Chapter 14: the same job in every framework, and how to read each of them."""
