"""The review desk: queues, what is done with one claim, and what is taken back."""
