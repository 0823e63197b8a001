"""What chapter 9 checks."""
