# wrong: as found
# accept: state_behind_the_padding
def last_words(lstm, embedding, texts):
    outputs, _ = lstm(embedding(texts))
    return outputs[:, -1]
