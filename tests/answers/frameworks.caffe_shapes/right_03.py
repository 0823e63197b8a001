# right: tokens from shlex
import shlex

def parse(text):
    lexer = shlex.shlex(text, posix=False, punctuation_chars="{}:")
    lexer.whitespace_split = False
    lexer.wordchars += ".+-/~*=,;"
    lexer.commenters = "#"
    lexer.quotes = '"'
    tokens = []
    for token in lexer:
        if set(token) <= set("{}:"):
            tokens += list(token)
        else:
            tokens.append(token)
    tokens.reverse()

    def read_value(word):
        if word[0] == '"':
            return word.strip('"')
        if word == "true":
            return True
        if word == "false":
            return False
        try:
            number = float(word)
        except ValueError:
            return word
        return int(word) if word.lstrip("+-").isdigit() else number

    def read_message():
        fields = {}
        while tokens:
            name = tokens.pop()
            if name == "}":
                return fields
            following = tokens.pop()
            if following == ":":
                following = tokens.pop()
            item = read_message() if following == "{" else read_value(following)
            fields[name] = fields.get(name, []) + [item]
        return fields

    return read_message()
