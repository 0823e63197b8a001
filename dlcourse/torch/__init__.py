"""The same functions as ``dlcourse.numpy``, in PyTorch, on whatever device the inputs are."""
