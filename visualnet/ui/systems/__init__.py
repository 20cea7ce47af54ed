"""What Windows or macOS alone asks of the window; `launch` imports it there and nowhere else.

May import `look` and `session`. Start reading at `windows.py` or `macos.py`.
"""
