# wrong: first state
# accept: first_word_only
def last_words(lstm, embedding, texts):
    return lstm(embedding(texts))[0][:, 0]
