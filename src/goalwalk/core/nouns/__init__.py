"""What each noun means, and how it changes."""
