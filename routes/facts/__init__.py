"""What can be known from the data alone: facts, words, volumes, amounts, years.

In the examples `data` is the small dataset of tests/toy.
"""
