"""Chapter 16: what a model listens to, what it remembers of whom, and what can be proved about it."""
