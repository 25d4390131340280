"""What people do with gatherings: each one transaction."""
