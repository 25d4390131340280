"""What there is in the world that the access table is walked in (tests.access.world), a file for each kind of thing."""
