# right: character by character with a stack
def parse(text):
    root = {}
    stack = [root]
    name = None
    i = 0

    def add(v):
        nonlocal name
        stack[-1].setdefault(name, []).append(v)
        name = None

    while i < len(text):
        c = text[i]
        if c.isspace() or c == ":":
            i += 1
        elif c == "#":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c == '"':
            end = text.index('"', i + 1)
            add(text[i + 1:end])
            i = end + 1
        elif c == "{":
            child = {}
            add(child)
            stack.append(child)
            i += 1
        elif c == "}":
            stack.pop()
            i += 1
        else:
            start = i
            while i < len(text) and not text[i].isspace() and text[i] not in ':{}#"':
                i += 1
            word = text[start:i]
            if name is None:
                name = word
            elif word == "true":
                add(True)
            elif word == "false":
                add(False)
            else:
                try:
                    add(int(word))
                except ValueError:
                    try:
                        add(float(word))
                    except ValueError:
                        add(word)
    return root
