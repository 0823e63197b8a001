"""What chapter 12 checks."""
