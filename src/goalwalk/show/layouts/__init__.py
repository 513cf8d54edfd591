"""A module for each family of screens: view → blocks. LAYOUTS names them by their views."""
