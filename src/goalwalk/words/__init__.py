"""What it says: every sentence of a running goalwalk."""
