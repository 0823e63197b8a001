# right: a small class
class Learner:
    def __init__(self, q, alpha, gamma):
        self.q, self.alpha, self.gamma = q.astype(float), alpha, gamma

    def learn(self, s, a, r, s2, done):
        future = 0.0 if done else self.gamma * self.q[s2].max()
        self.q[s, a] += self.alpha * (r + future - self.q[s, a])


def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    learner = Learner(q, alpha, gamma)
    here = start
    for i in range(len(u)):
        explore_now = u[i] < epsilon
        a = at_random[i] if explore_now else learner.q[here].argmax()
        there, r, done = step(here, a)
        learner.learn(here, a, r, there, done)
        here = there
        if done:
            here = start
    return learner.q
