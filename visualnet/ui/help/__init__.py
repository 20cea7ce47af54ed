"""Help inside the window: welcome card, tour, glossary, F1, log file, problem report, About.

May import `window` and below, and the picture's colours. Start reading at `feature.py`.
"""
