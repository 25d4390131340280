"""Bringing over a meetings feed of others: fetched within limits, read row by row, and what cannot be kept is refused with a reason."""
