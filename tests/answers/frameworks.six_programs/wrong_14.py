# wrong: mean of the words
# accept: mean_of_the_words
def last_words(lstm, embedding, texts):
    outputs, _ = lstm(embedding(texts))
    mask = (texts > 0).unsqueeze(-1)
    return (outputs * mask).sum(1) / mask.sum(1)
