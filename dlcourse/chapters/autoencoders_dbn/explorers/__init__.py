"""What chapter 12 lets students play with."""
