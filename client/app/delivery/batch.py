"""What one act of a person became: a capture, or everything they dropped at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from uploader.model import JobState

if TYPE_CHECKING:
    from uploader.model import Job


@dataclass(slots=True)
class Batch:
    """Places for the jobs of one act, in the order in which the links are to be pasted.

    Attributes:
        number: acts are counted, so that an older one never replaces a newer one's link.
        places: the job of each thing, None while it is prepared.
        errors: what became of the things that could not even be submitted, by their place.
    """

    number: int
    size: int
    places: list[Job | None] = field(init=False)
    errors: dict[int, Exception] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = [None] * self.size

    @property
    def jobs(self) -> list[Job]:
        """The jobs that exist so far."""
        return [job for job in self.places if job is not None]

    @property
    def links(self) -> list[str]:
        """The links that are known and lead somewhere, in order."""
        return [job.url for job in self.jobs if job.url and job.state is not JobState.CANCELLED]

    @property
    def is_linked(self) -> bool:
        """Whether every thing has its link or will never have one."""
        return all(
            place in self.errors or (job is not None and (job.url or job.is_settled))
            for place, job in enumerate(self.places)
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens by itself."""
        return all(
            place in self.errors or (job is not None and job.is_settled)
            for place, job in enumerate(self.places)
        )

    @property
    def waiting(self) -> Job | None:
        """A job that will be tried again by itself, if there is one."""
        return next((job for job in self.jobs if job.waiting), None)

    @property
    def failed(self) -> list[Job]:
        """The jobs that failed for good."""
        return [job for job in self.jobs if job.state is JobState.FAILED]

    @property
    def done(self) -> list[Job]:
        """The jobs that have arrived."""
        return [job for job in self.jobs if job.state is JobState.DONE]

    @property
    def progress(self) -> float:
        """How much of it is sent, 0 to 1; a thing whose size is not known yet counts as nothing."""
        shares = [_share(job) for job in self.places]
        return sum(shares) / len(shares) if shares else 1.0

    def put(self, place: int, job: Job) -> None:
        """Notes what became of the thing at `place`."""
        self.places[place] = job

    def update(self, job: Job) -> bool:
        """Notes news of a job; False when it is none of this batch's."""
        for place, known in enumerate(self.places):
            if known is not None and known.id == job.id:
                self.places[place] = job
                return True
        return False


def _share(job: Job | None) -> float:
    if job is None:
        return 0.0
    if job.is_settled:
        return 1.0
    return min(job.sent / job.size, 1.0) if job.size else 0.0
