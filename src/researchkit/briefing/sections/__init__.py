"""The sections of a briefing, one noun each: a story in, blocks out. Notebooks call them in order."""
