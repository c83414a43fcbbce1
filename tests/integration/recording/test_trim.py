"""Cutting recordings: the frames that were asked for, and most of them untouched."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageSequence
from support.bar_code import RATE, counts
from support.recordings import Recordings

from capture.recording.errors import BadRecordOption
from capture.recording.finishing.gif_file import delays
from capture.recording.finishing.pictures import strip
from capture.recording.finishing.trim import trim
from capture.recording.formats import RecordingFormat
from capture.recording.probe import probe
from capture.recording.span import Span

FPS = 15


@pytest.mark.parametrize("name", ["mp4", "webm", "gif", "webp"])
def test_exactly_the_frames_asked_for_are_left(
    name: str, recordings: Recordings, tmp_path: Path
) -> None:
    source = recordings.of(RecordingFormat(name))
    whole = counts(source)
    target = tmp_path / f"part.{name}"

    trimmed = trim(source, target, Span(0.6, 2.4))

    if name == "gif":  # its frames are as many as there was something new
        assert set(counts(target)) <= set(whole)
        assert sum(delays(target)) == pytest.approx(180, abs=2)
    else:
        assert counts(target) == whole[9:36]
    assert trimmed.seconds == pytest.approx(1.8)
    if name in ("mp4", "webm"):
        assert trimmed.encoded_seconds == pytest.approx(1.4), "up to the key frame at 2 seconds"
        assert probe(target).seconds == pytest.approx(1.8, abs=0.05)


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_nothing_is_encoded_anew_from_a_key_frame_on(
    name: str, recordings: Recordings, tmp_path: Path
) -> None:
    source = recordings.of(RecordingFormat(name))
    target = tmp_path / f"part.{name}"

    trimmed = trim(source, target, Span(2.0))

    assert trimmed.encoded_seconds == 0
    assert counts(target) == counts(source)[30:]


def test_the_whole_is_copied(recordings: Recordings, tmp_path: Path) -> None:
    source = recordings.of(RecordingFormat.MP4)
    target = tmp_path / "part.mp4"

    assert trim(source, target, Span(0, 99)).encoded_seconds == 0
    assert target.read_bytes() == source.read_bytes()


def test_a_start_behind_the_end_is_refused(recordings: Recordings, tmp_path: Path) -> None:
    target = tmp_path / "part.mp4"

    with pytest.raises(BadRecordOption, match="over after 3"):
        trim(recordings.of(RecordingFormat.MP4), target, Span(5, 6))

    assert not target.exists()


def test_trimming_while_recording(recordings: Recordings) -> None:
    for name in ("mp4", "gif"):
        recording = recordings.new(
            format=RecordingFormat(name), duration=2, trim=Span(0.4, 1.2)
        ).wait(20)

        shown = counts(recording.path)
        assert recording.seconds == pytest.approx(0.8)
        assert recording.frames == 12
        assert shown[-1] - shown[0] == pytest.approx(RATE / FPS * 11, rel=0.25)
        assert [path.name for path in recording.path.parent.iterdir()] == [recording.path.name]


def test_a_frame_that_lasts_into_the_part_is_in_it(tmp_path: Path) -> None:
    blue, red = (Image.new("RGB", (64, 48), colour) for colour in ("#2040c0", "#c04020"))
    whole, part = tmp_path / "whole.gif", tmp_path / "part.gif"
    blue.save(whole, save_all=True, append_images=[red], duration=[300, 1500], loop=0)

    trim(whole, part, Span(0.2, None))

    with Image.open(part) as picture:
        shown = [
            (frame.convert("RGB").getpixel((5, 5)), frame.info["duration"])
            for frame in ImageSequence.Iterator(picture)
        ]
    assert [duration for _, duration in shown] == [100, 1500]
    assert [colour[2] > 100 for colour, _ in shown if isinstance(colour, tuple)] == [True, False]
    drawn = [Image.open(io.BytesIO(picture)).getpixel((9, 9)) for picture in strip(whole, 6)]
    assert [colour[2] > 100 for colour in drawn if isinstance(colour, tuple)] == [True] + [
        False
    ] * 5
