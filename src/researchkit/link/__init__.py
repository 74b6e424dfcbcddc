"""Linkage: reports to persons, and a person's dated events to cases. Probabilities and reasons are kept."""
