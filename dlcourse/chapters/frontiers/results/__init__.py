"""What was trained beforehand for chapter 17, and the scripts that train it again."""
