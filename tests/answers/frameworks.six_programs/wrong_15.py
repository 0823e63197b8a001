# wrong: masked, then the last column
# accept: zero_where_padded
def last_words(lstm, embedding, texts):
    outputs, _ = lstm(embedding(texts))
    return (outputs * (texts > 0)[:, :, None])[:, -1]
