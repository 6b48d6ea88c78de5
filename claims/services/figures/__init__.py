"""What the dashboard tells, as numbers: each module answers one question, in a few bounded queries."""
