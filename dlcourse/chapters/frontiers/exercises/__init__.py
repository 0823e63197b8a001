"""What chapter 17 checks."""
