"""The screen into moving pictures: MP4, WebM, GIF and animated WebP.

How a recording travels
-----------------------
Between start and pause one `ffmpeg` grabs and encodes (a *segment*). What it writes goes through
us into one *sink* for the whole recording: another `ffmpeg` that only packs (MP4, WebM), or a plain
file that is made into a GIF or WebP afterwards. A pause ends the segment and a resume starts the
next, whose time stamps go on where the last one's ended: no gap, no frozen stretch, and one file
that only ever grows.

The pipes are lifelines. When this process dies, however, the grabber meets a closed pipe at its
next frame and ends, and the packer meets the end of its input and finishes the file.

What of a growing file is final
-------------------------------
MP4 is written as fragments of one second, and turned into an ordinary MP4 when it is closed: an
index is appended, and the header at the beginning is written anew. WebM likewise. So every byte
behind `REWRITTEN_BYTES` is final once it is there, and those before it are when the recorder's
state is `done`. `Progress.final_bytes` says how far that is; it is 0 for GIF and WebP, which are
made at the end.
"""
