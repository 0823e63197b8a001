# right: sets, the smallest that is ready
def run_order(config):
    config = json.loads(config)
    before = {name: set() for name in config["components"]}
    for source, target in config["cables"]:
        before[target.rsplit(".", 1)[0]].add(source.rsplit(".", 1)[0])
    done = []
    while len(done) < len(before):
        ready = [n for n in before if n not in done and before[n] <= set(done)]
        if not ready:
            raise ValueError("circle")
        done.append(min(ready))
    return done
