"""Who may knock on the doors of gatherings."""
