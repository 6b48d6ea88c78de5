"""Sources, their copies, what a reviewer may want to cite, and two of them that are one work."""
