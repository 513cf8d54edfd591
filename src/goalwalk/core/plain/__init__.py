"""What was typed as it would be said plainly: looked at where it was not understood as it stands."""
