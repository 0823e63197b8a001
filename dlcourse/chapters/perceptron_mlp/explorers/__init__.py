"""What chapter 5 lets students play with."""
