"""The colours of figures, which colour-blind readers can tell apart; ``look.mplstyle`` has the rest."""

# M. Okabe and K. Ito, "Color universal design", 2008.
SKY_BLUE = "#56B4E9"
BLUE = "#0072B2"
VERMILLION = "#D55E00"

TEXT = "#222222"
GREY = "#767676"  # the lightest grey that still has a contrast of 4.5 on white
