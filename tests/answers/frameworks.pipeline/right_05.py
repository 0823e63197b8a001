# right: recursion on the rest of the board
def run_order(config):
    board = json.loads(config)
    arrows = {tuple(port.split(".")[0] for port in cable) for cable in board["cables"]}

    def order(names, arrows):
        if not names:
            return []
        free = sorted(names - {b for a, b in arrows})
        if not free:
            raise ValueError("circle")
        first = free[0]
        return [first] + order(names - {first}, {(a, b) for a, b in arrows if a != first})

    return order(set(board["components"]), arrows)
