"""One field's words to canonical readings: pure functions, text in, frozen readings out."""
