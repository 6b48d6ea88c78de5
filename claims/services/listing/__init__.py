"""Claims in lists: conditions, orders, pages and counts."""
