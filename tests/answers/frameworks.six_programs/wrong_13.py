# wrong: mean over the row
# accept: mean_with_padding
def last_words(lstm, embedding, texts):
    return lstm(embedding(texts))[0].mean(dim=1)
