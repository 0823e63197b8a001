"""What chapter 8 checks."""
