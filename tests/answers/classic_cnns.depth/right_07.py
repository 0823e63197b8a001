# right: statistics module and natural logarithms, converted
import statistics


def slope_interval(sizes, t):
    places = list(range(1, len(sizes[0]) + 1))
    slopes = [
        statistics.linear_regression(places, (np.log(row) / np.log(10)).tolist()).slope for row in sizes
    ]
    return statistics.mean(slopes), t * statistics.stdev(slopes) / len(slopes) ** 0.5
