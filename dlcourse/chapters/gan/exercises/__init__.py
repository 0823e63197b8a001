"""What chapter 13 checks."""
