"""What chapter 16 lets students play with."""
