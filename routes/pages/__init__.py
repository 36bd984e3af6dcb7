"""The pages: they ask a Query, show a View and compute nothing."""
