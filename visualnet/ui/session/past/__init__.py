"""Past steps of a run: found again, looked at, gone on from. Begin with steps.py."""
