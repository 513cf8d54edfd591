"""What is typed every day."""
