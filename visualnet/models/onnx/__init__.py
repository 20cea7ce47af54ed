"""ONNX: networks followed through a graph of operators, and written as one.

May import `models` and `nn`. Start reading at `graph.py` (reading) and `writing.py`.
"""
