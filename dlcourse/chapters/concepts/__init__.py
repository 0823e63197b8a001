"""Chapter 1: what deep learning is, what it costs and what it can do."""
