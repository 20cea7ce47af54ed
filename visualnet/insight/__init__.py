"""Explaining: what can be said about a single neuron, and about a data set. No Qt.

May import `nn`, `data`, `errors`.
Start reading at `neuron.py`; `dataset_statistics.py` stands by itself.
"""
