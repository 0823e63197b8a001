"""What chapter 4 checks."""
