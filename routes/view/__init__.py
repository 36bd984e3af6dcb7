"""One question, one answer: a Query and the View that it gives."""
