"""ONNX graphs: reading a network from a graph of operators, and writing one.

May import `models` and `nn`. Start reading at `graph.py` (reading) and `writing.py`.
"""
