"""The formats in which a View leaves the house."""
