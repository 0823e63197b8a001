"""Chapter 11: attention and transformers."""
