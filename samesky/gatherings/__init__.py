"""Gatherings: what happens when, who comes, and who holds it. A gathering opens its room in `circles`."""
