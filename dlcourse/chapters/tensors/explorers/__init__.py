"""What chapter 2 lets students play with."""
