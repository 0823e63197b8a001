# right: Jacobian of each row, with loops
def attention_backward(dout, q, k, v, weights):
    dq, dk, dv = np.zeros(q.shape), np.zeros(k.shape), np.zeros(v.shape)
    root = q.shape[-1] ** 0.5
    for front in np.ndindex(*q.shape[:-2]):
        for i in range(q.shape[-2]):
            p = weights[front][i]
            jacobian = np.diag(p) - np.outer(p, p)
            ds = jacobian @ (v[front] @ dout[front][i])
            dq[front][i] = ds @ k[front] / root
            dk[front] += np.outer(ds, q[front][i]) / root
            dv[front] += np.outer(p, dout[front][i])
    return dq, dk, dv
