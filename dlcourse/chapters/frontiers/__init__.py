"""Chapter 17: adaptive networks, meta-learning, reinforcement learning and several senses at once."""
