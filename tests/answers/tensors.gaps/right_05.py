# right: pandas
import pandas as pd


def impute(train, new):
    train, new = pd.DataFrame(train), pd.DataFrame(new)
    median = train.median()
    return train.fillna(median).to_numpy(), new.fillna(median).to_numpy()


def clip_outliers(train, new, factor=1.5):
    train, new = pd.DataFrame(train), pd.DataFrame(new)
    q1, q3 = train.quantile(0.25), train.quantile(0.75)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    return train.clip(low, high, axis=1).to_numpy(), new.clip(low, high, axis=1).to_numpy()
