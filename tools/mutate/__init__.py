"""Mutation: small faults go into circles/core one at a time, and the tests must notice. `python -m tools.mutate`, part of `make long`."""
