"""What stands in the file: how values are written, told apart, migrated, undone."""
