"""What chapter 2 checks."""
