"""A version laid out for reading, and how much of it has been read."""
