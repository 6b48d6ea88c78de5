"""What people call things: who is shown by what name, what happened, where a claim came from."""
