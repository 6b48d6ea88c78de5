"""The database as a whole: set up, backed up, restored, moved, verified."""
