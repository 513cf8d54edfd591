"""The operations of the store, a file each."""
