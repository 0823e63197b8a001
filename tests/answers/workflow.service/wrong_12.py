# wrong: a dictionary comes back
# accept: dictionary_returned
import json


def predict_api(saved, request):
    m = json.loads(saved)
    r = json.loads(request)
    if r['version'] != m['version']:
        return json.dumps({'error': 'wrong version'})
    out = []
    for row in r['rows']:
        values = []
        for c in m['columns']:
            if c not in row:
                return json.dumps({'error': 'missing ' + c})
            if not isinstance(row[c], (int, float)):
                return json.dumps({'error': 'not a number: ' + c})
            values.append(row[c])
        z = (np.array(values) - np.array(m['mean'])) / np.array(m['std'])
        logit = z @ np.array(m['weights']) + m['bias']
        out.append(float(1 / (1 + np.exp(-logit))))
    return {'version': m['version'], 'p': out}
