"""Explanations of a network: its neurons, connections and answers, and statistics of data. No Qt.

May import `nn`, `data`, `errors`, `paths`.
Start reading at `neuron.py`; `dataset_statistics.py` and `one_step/` stand by themselves, and
`worksheet/` prints what `one_step/` works out.
"""
