"""The project's own scorer: `python -m tests.score` (make score) prints the accuracy tables of docs/accuracy.md."""
