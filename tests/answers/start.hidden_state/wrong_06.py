# wrong: the inverse conversion, from Celsius to Fahrenheit
def celsius(f):
    return f * 9 / 5 + 32
