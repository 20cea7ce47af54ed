"""A film as MP4 or WebM, encoded by PyAV, which brings FFmpeg's libraries: the extra `video`."""

from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from visualnet.ui.picture.shown import ShownPicture
from visualnet.ui.picture_export.animated_gif import FilmOptions
from visualnet.ui.picture_export.film_painter import FilmPainter, rgb_pixels
from visualnet.ui.window.file_dialogs import ExportError, write_export

MOST_PICTURES = 5_000

# What every browser plays. The strength, crf, is chosen by eye: thin lines stay lines.
_CODECS = {
    ".mp4": ("mp4", "libx264", {"crf": "20", "preset": "medium"}),
    ".webm": ("webm", "libvpx-vp9", {"crf": "32", "b": "0", "deadline": "good", "cpu-used": "4"}),
}
VIDEO_ENDINGS = tuple(_CODECS)


def check_encoder() -> None:
    """Raise ExportError where there is nothing to encode a video with."""
    if find_spec("av") is None:
        raise ExportError(
            'MP4 and WebM need the package av; install it with `pip install "visualnet[video]"`, '
            "or choose GIF."
        )


class Video:
    """Pictures of one training, encoded as they come; in worker threads, by one call at a time."""

    def __init__(self, options: FilmOptions, ending: str) -> None:
        """ending: .mp4 or .webm. An odd width or height loses a pixel: colours lie in pairs.

        Raises ExportError without the extra `video`.
        """
        check_encoder()
        self.options, self._ending = options, ending
        width, height = (max(2, side // 2 * 2) for side in (options.width, options.height))
        self.painter = FilmPainter(
            width, height, has_legend=options.has_legend, elapsed=options.elapsed
        )
        self._buffer = BytesIO()
        self.count = 0
        """How many pictures there are."""
        self._last: Any = None
        self._begin(width, height)

    def add(self, shown: ShownPicture) -> None:
        """Draw one more picture and encode it; raises ExportError for another shape of network."""
        self.painter.check_shape(shown)
        pixels = rgb_pixels(self.painter.draw(shown))
        self._last = import_module("av").VideoFrame.from_ndarray(pixels, format="rgb24")
        self._encode(self._last)
        self.count += 1

    def write(self, path: Path, go_on: Callable[[float], bool] = lambda _share: True) -> bool:
        """Write the video, whole or not at all; nothing is added after. See `Film.write`."""
        if path.suffix.lower() != self._ending:
            raise ExportError(
                "The name of {path} must end in {ending}.", path=path, ending=self._ending
            )
        if self._last is None:
            raise ExportError("Nothing was recorded; let the network learn while it records.")
        for _ in range(round(self.options.held * self.options.shown_per_second) - 1):
            self._encode(self._last)
        if not go_on(0.5):
            return False
        self._encode(None)
        self._container.close()
        write_export(path, self._buffer.getvalue())
        return True

    def _begin(self, width: int, height: int) -> None:
        kind, codec, choices = _CODECS[self._ending]
        rate = Fraction(self.options.shown_per_second).limit_denominator(1000)
        self._container = import_module("av").open(self._buffer, "w", format=kind)
        self._stream = self._container.add_stream(codec, rate=rate, options=choices)
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = "yuv420p"

    def _encode(self, frame: Any) -> None:
        """Encode a picture, or with None what is still on its way."""
        if frame is not None:
            # By itself it counts on from the picture before, also where that is the same.
            frame.pts = None
        self._container.mux(self._stream.encode(frame))
