"""Parts of the picture's legend: the neurons' fills and rings, words that lead to the glossary.

May import what `picture` may. Begin with neuron_legend.py.
"""
