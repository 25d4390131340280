"""A coffee chat: open tables of at most eight that split and join. Pure, like the circle's core, and with no turns at all."""
