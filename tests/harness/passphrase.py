"""Everybody's passphrase in tests. The cast's own works in a rehearsal only, and a test's place is a real one."""

PASSPHRASE = "herons walk along quiet water"
