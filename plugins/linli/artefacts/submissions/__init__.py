"""What is handed in, and what the staff read before: files as bytes, by their names in the entry's folder."""
