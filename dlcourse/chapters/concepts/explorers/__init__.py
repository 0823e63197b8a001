"""What is played with in chapter 1."""
