"""What gatherings offer below: links, parts of pages, work that falls due."""
