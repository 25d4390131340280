"""What may be read of gatherings, and by whom."""
