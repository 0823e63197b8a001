# wrong: math.exp overflows far away
# accept: overflows
import json
import math


def predict_api(saved, request):
    model = json.loads(saved)
    query = json.loads(request)
    if query.get('version') != model['version']:
        return json.dumps({'error': f"expected version {model['version']}"})

    def one(row):
        z = model['bias']
        for name, mu, sd, w in zip(model['columns'], model['mean'], model['std'], model['weights']):
            z += w * (float(row[name]) - mu) / sd
        return 1 / (1 + math.exp(-z))

    for row in query['rows']:
        for name in model['columns']:
            value = row.get(name)
            if value is None or isinstance(value, str):
                return json.dumps({'error': name})
    return json.dumps({'version': model['version'], 'p': [one(row) for row in query['rows']]})
