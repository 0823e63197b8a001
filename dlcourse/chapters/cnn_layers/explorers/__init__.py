"""What chapter 8 plays with: the sliding window, receptive fields, convolution as a matrix, feature maps."""
