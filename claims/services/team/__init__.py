"""What a team keeps and does at once: people, views, wordings, acts on many claims."""
