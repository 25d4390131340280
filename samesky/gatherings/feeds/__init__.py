"""What other software reads of gatherings: calendar files, a meetings feed, an export of services; and a meetings feed brought over."""
