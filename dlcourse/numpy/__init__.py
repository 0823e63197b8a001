"""From-scratch NumPy reference implementations, one family per file."""
