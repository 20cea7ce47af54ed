"""Explaining: what can be said about a single neuron. No Qt.

May import `nn`, `data`, `errors`.
Start reading at `neuron.py`.
"""
