"""The demo: a document, its people, and its review played through the door."""
