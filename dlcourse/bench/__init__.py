"""How fast the NumPy reference is, next to PyTorch on the same machine."""
