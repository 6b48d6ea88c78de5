"""Claims that say the same or cannot both stand, and the index that finds them."""
