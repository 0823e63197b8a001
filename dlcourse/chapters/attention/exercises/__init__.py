"""What chapter 11 checks."""
