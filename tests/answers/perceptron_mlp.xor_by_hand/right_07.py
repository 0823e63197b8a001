# right: float32, units in the other order
def xor_weights():
    w1 = np.array([[2, -1], [2, -1]], dtype=np.float32)
    b1 = np.array([-2, 1], dtype=np.float32)
    w2 = np.array([-0.5, -1], dtype=np.float32).reshape(2, 1)
    b2 = np.array([1], dtype=np.float32)
    return w1, b1, w2, b2
