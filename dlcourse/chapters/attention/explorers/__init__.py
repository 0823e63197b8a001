"""What chapter 11 lets students play with."""
