"""The words everyone shares: truth, dates, claims, issues, results, table contracts.

Knows only the standard library (``tables`` alone knows pandas). Everything else may import
from here; nothing here imports from the rest of the package.
"""
