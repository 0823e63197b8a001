# wrong: just sorted by the alphabet
# accept: alphabet_only
def run_order(config):
    return sorted(json.loads(config)["components"])
