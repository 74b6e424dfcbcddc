"""From the words of a source to a printed number, and back."""

__version__ = "0.1.0"
