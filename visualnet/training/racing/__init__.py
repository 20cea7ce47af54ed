"""Two trainings side by side, at the same number of examples: begin with race.py."""
