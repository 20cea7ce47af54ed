"""Model files of other programs that are not opened: PyTorch, pickles, Keras; told by content."""

from visualnet.sentences import Sentence

END_BYTES = 65_536
"""At both ends of a zip, where the names of its members stand."""

_PYTORCH = (
    Sentence("it is a PyTorch file (pickle), which can contain code"),
    Sentence("save its state dict with safetensors.torch.save_file, or export it as ONNX"),
)
_PICKLE = (
    Sentence("it is a pickle (as from joblib or PyTorch), which can contain code"),
    Sentence("export the model as ONNX, such as with skl2onnx, or save its weights as safetensors"),
)
_KERAS = (
    Sentence("it is a Keras file (HDF5)"),
    Sentence('export it as ONNX with model.export(FILE, format="onnx")'),
)
_STARTS = {
    b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.": _PYTORCH,
    **{bytes([0x80, protocol]): _PICKLE for protocol in range(2, 6)},
    b"\x89HDF\r\n\x1a\n": _KERAS,
}
_AFTER_LENGTH = b"\0\0\0\0\0\0{"
"""What stands behind the first bytes of a safetensors file; these, its header's length, may begin
as a pickle does."""
_MEMBERS = {b".pkl": _PYTORCH, b"/archive_format": _PYTORCH, b"model.weights.h5": _KERAS}
_ENDINGS = {
    **dict.fromkeys((".pt", ".pth", ".pt2", ".ckpt"), _PYTORCH),
    **dict.fromkeys((".pkl", ".pickle", ".joblib"), _PICKLE),
    **dict.fromkeys((".keras", ".h5", ".hdf5"), _KERAS),
}


def told_by_content(head: bytes, tail: bytes) -> tuple[str, str] | None:
    """Return what is wrong with a file and what to do, clauses; None for no such file.

    head, tail: its first and last bytes; best `END_BYTES` each, where a zip names its members.
    """
    if head[2:9] == _AFTER_LENGTH:
        return None
    for magic, told in _STARTS.items():
        if head.startswith(magic):
            return told
    if head.startswith(b"PK\x03\x04") and b".npy" not in head[:64]:
        for name, told in _MEMBERS.items():
            if name in head or name in tail:
                return told
    return None


def told_by_ending(suffix: str) -> tuple[str, str] | None:
    """Return the same of a file whose content tells nothing; suffix: with its dot."""
    return _ENDINGS.get(suffix.lower())
