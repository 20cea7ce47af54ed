"""Work in threads, and work that is put off until a moment is due.

May import nothing else of `ui`. Start reading at `jobs.py`, then `newest_job.py` and `throttle.py`.
"""
