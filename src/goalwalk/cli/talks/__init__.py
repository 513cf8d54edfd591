"""Conversations: the walk, the review."""
