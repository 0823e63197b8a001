"""What chapter 10 lets students play with."""
