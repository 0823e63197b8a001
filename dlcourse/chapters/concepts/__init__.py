"""Chapter 1: what deep learning is, what learned features are, what they cost and where they are used."""
