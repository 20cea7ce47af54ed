"""Worker threads and throttling: slow work off the GUI thread, frequent work at a pace.

May import nothing else of `ui`. Start reading at `jobs.py`, then `newest_job.py` and `throttle.py`.
"""
