"""What chapter 3 lets students play with."""
