"""The disk: files, locks, paths, the container."""
