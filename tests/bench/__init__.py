"""Speed: `make bench` prints a table for reading, parsing and the warehouse. Not here: accuracy (`tests.score`)."""
