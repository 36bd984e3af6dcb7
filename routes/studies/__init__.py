"""What is worked out over many answers: criticality, comparison, reality."""
