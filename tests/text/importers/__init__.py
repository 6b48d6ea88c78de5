"""Files of each format, built in code: nothing here is somebody else's document."""
