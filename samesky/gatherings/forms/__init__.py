"""What people write about gatherings."""
