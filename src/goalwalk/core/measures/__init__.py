"""What check-ins amount to (measures §2-5)."""
