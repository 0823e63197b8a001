"""What chapter 9 plays with: the cost of famous networks, depth with and without shortcuts, loss surfaces."""
