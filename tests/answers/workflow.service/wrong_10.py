# wrong: missing columns become 0
# accept: gap_filled
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
            v = row.get(c, 0)
            values.append(v if isinstance(v, (int, float)) else 0)
        z = (np.array(values) - np.array(m['mean'])) / np.array(m['std'])
        logit = z @ np.array(m['weights']) + m['bias']
        out.append(float(1 / (1 + np.exp(-logit))))
    return json.dumps({'version': m['version'], 'p': out})
