"""The command line: it asks a Query and shows a View."""
