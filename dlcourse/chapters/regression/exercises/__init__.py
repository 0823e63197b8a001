"""What chapter 3 checks."""
