"""The site's pages, one noun per module. Views translate: they ask in scope and hand over, and change nothing."""
