"""What people decide about records, and how it survives a new coding."""
