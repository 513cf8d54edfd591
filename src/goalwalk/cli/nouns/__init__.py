"""The nouns of a plan as typed, a file each."""
