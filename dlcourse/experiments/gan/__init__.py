"""GANs that learn to imitate points in the plane (chapter 13)."""
