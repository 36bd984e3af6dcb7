"""What can be known from the data alone: facts, words, volumes, amounts, years."""
