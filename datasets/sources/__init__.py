"""Where each data file comes from: one module per source, one recipe per data set."""

from .cmudict import CMUDICT
from .emoji import EMOJI_CAPTIONS
from .fashion import FASHION_MNIST
from .mnist import MNIST
from .names import NAMES
from .penguins import PENGUINS
from .poems import POEMS
from .recipe import Recipe
from .series import CO2, SEATTLE_WEATHER, SUNSPOTS
from .spam import SPAM_SUBJECTS

RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        MNIST,
        FASHION_MNIST,
        EMOJI_CAPTIONS,
        POEMS,
        CMUDICT,
        NAMES,
        SPAM_SUBJECTS,
        PENGUINS,
        SUNSPOTS,
        CO2,
        SEATTLE_WEATHER,
    )
}
