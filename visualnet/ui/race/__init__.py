"""Two runs racing in place of the picture: begin with feature.py."""
