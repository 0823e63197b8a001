# wrong: reads line by line, several fields in one line are not understood
# accept: line_by_line
def parse(text):
    root = {}
    stack = [root]
    for line in text.split("\n"):
        if "#" in line and '"' not in line:
            line = line[: line.index("#")]
        line = line.strip()
        if not line:
            continue
        if line == "}":
            stack.pop()
        elif line.endswith("{"):
            name = line[:-1].strip().rstrip(":").strip()
            child = {}
            stack[-1].setdefault(name, []).append(child)
            stack.append(child)
        else:
            name, value = line.split(":", 1)
            value = value.strip()
            if value.startswith('"'):
                value = value.strip('"')
            elif value in ("true", "false"):
                value = value == "true"
            else:
                try:
                    value = int(value)
                except ValueError:
                    try:
                        value = float(value)
                    except ValueError:
                        pass
            stack[-1].setdefault(name.strip(), []).append(value)
    return root
