"""A circle of real clients at real servers: what they send and are shown, over real sockets."""
