"""The network of a year, what-ifs, search, itineraries, and the names by which they are asked.

In the examples `data` is the small dataset of tests/toy.
"""
