"""What both backends' training loops share: the record of a training, and its progress bar."""
