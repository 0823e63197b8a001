# wrong: labels of the last exit
# accept: label_of_the_last
def early_exit(probabilities, costs, threshold):
    sure = probabilities.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    return probabilities[-1].argmax(axis=1), exits, costs[exits].mean()
