"""What people type, read into the data of acts. A form knows how to ask for its act; whether it may is asked there."""
