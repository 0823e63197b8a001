# right: one matrix
import json


def predict_api(saved, request):
    m, q = json.loads(saved), json.loads(request)
    if m['version'] != q['version']:
        return json.dumps({'error': 'version'})
    x = np.zeros((len(q['rows']), len(m['columns'])))
    for i, row in enumerate(q['rows']):
        for j, name in enumerate(m['columns']):
            try:
                x[i, j] = row[name] + 0.0
            except (KeyError, TypeError):
                return json.dumps({'error': f'{name}: missing or not a number'})
    z = ((x - m['mean']) / m['std']) @ np.array(m['weights']) + m['bias']
    return json.dumps({'version': m['version'], 'p': (1 / (1 + np.exp(-z))).tolist()})
