"""What chapter 5 checks."""
