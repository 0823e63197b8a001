"""What chapter 1 checks."""
