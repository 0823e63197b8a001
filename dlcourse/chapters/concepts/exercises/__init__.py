"""What is checked in chapter 1."""
