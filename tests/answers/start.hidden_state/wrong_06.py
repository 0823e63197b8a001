# wrong: the inverse conversion, from Celsius to Fahrenheit
# accept: other_direction
def celsius(f):
    return f * 9 / 5 + 32
