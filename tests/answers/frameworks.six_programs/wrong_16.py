# wrong: the longest text's place for all
# accept: longest_for_all
def last_words(lstm, embedding, texts):
    outputs, _ = lstm(embedding(texts))
    n = (texts > 0).sum(1).max()
    return outputs[:, n - 1]
