# wrong: returns the function itself instead of the number
def answer():
    42
    return answer
