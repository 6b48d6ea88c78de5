"""Where reviewers annotate: surfaces over the door, no rule of their own."""
