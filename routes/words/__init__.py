"""A View in the reader's language: the passport, ranges, tables, the tour, texts, JSON."""
