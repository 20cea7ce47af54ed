"""Moments of a run between two steps: where it stood, and which of them are kept."""
