"""Chapter 18: the capstone, a project from the raw table to the model card."""
