"""What a person can do to a plan: pure functions Plan → Plan, a module for each noun. Nothing is read or written."""
