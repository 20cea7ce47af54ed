"""VisualNet: see a neural network learn handwritten digits.

Start reading at `visualnet.nn` (the network), `visualnet.training` (how it learns) and
`visualnet.ui.app` (how the window is put together); `visualnet.cli` holds the commands.
"""

__version__ = "0.1.0"
