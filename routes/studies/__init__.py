"""What is worked out over many answers: criticality, comparison, reality.

In the examples `data` is the small dataset of tests/toy.
"""
