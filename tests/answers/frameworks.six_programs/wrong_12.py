# wrong: one too early
# accept: one_word_early
def last_words(lstm, embedding, texts):
    outputs, _ = lstm(embedding(texts))
    n = (texts > 0).sum(1)
    return outputs[torch.arange(len(texts)), n - 2]
