"""What chapter 6 lets students play with."""
