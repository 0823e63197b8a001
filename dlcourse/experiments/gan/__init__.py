"""A generator and a discriminator that play about points in the plane (chapter 13)."""
