# right: SciPy's conversion
from scipy.constants import convert_temperature


def celsius(f):
    return convert_temperature(f, "Fahrenheit", "Celsius")
