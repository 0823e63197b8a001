"""What chapter 17 lets students play with."""
