# wrong: just sorted by the alphabet
def run_order(config):
    return sorted(json.loads(config)["components"])
