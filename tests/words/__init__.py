"""The store's promises, proved."""
