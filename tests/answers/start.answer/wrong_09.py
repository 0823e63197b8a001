# wrong: returns the function itself instead of the number
# accept: function_instead
def answer():
    42
    return answer
