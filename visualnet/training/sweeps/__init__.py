"""Many runs with settings that vary: in processes, on a cluster, in one results file.

May import `training` and what it may. Start reading at `sweep.py`, then `command.py`.
"""
