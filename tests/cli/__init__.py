"""What you type, as typed."""
