"""What chapter 4 plays with: shapes and slopes, vanishing gradients, the collapse of linear layers."""
