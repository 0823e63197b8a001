"""What chapter 6 checks."""
