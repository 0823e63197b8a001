"""One package per chapter: what is checked (exercises) and what is played with (explorers)."""

NOTEBOOKS = (
    "00_start",
    "01_concepts",
    "02_tensors",
    "03_regression",
    "04_activations",
    "05_perceptron_mlp",
    "06_backprop",
    "07_training",
    "08_cnn_layers",
    "09_classic_cnns",
    "10_rnn_lstm",
    "11_attention",
    "12_autoencoders_dbn",
    "13_gan",
    "14_frameworks",
    "15_workflow",
    "16_interpretability_privacy",
    "17_frontiers",
    "18_capstone",
)
"""The course in its order; a notebook's name without its number is the name of its chapter's package."""
