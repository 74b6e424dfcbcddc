"""The fonts of the briefings, and which letters they have."""
