"""What chapter 15 lets students play with."""
