"""The page of recordings."""

from client.ui.preferences.page import Page


class RecordingPage(Page):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Recording"))
        picture = self.card(self.tr("Picture"))
        kinds = (("mp4", "MP4"), ("webm", "WebM"), ("gif", "GIF"), ("webp", "WebP"))
        self.choice(picture, "record_format", self.tr("Format"), kinds)
        self.number(picture, "record_fps", self.tr("Frames a second"), (1, 60))
        self.number(picture, "gif_fps", self.tr("Frames a second of GIFs"), (1, 50))
        self.check(picture, "record_cursor", self.tr("Have the mouse pointer in recordings"))
        self.check(picture, "record_clicks", self.tr("Mark clicks"))
        sound = self.card(self.tr("Sound"))
        sources = (
            ("none", self.tr("None")),
            ("mic", self.tr("Microphone")),
            ("system", self.tr("What the computer plays")),
            ("both", self.tr("Both")),
        )
        self.choice(sound, "record_audio", self.tr("Record sound from"), sources)
        start = self.card(self.tr("Start"))
        self.number(start, "record_countdown", self.tr("Count down first"), (0, 60), " s")
        link = self.card(self.tr("Sharing"))
        moments = (
            ("stop", self.tr("when the recording ends")),
            ("start", self.tr("as soon as it begins")),
        )
        self.choice(link, "link_of_recordings", self.tr("Copy the link"), moments)
        self.check(link, "trim_before_upload", self.tr("Let me cut recordings before they go out"))
        self.finish()
