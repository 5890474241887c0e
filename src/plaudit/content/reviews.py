"""The critics' reviews of a title, by tab and page by page."""

from dataclasses import dataclass

from plaudit.critics.queries.reviews import OlderReview, ReviewRecord, older_reviews, reviews_of_title
from plaudit.scoring.television import Covers

FIRST_EPISODES = "first"


@dataclass(frozen=True, slots=True)
class ReviewsContent:
    """Reviews that count, newest first, and by each critic's id what they had said before."""

    reviews: list[ReviewRecord]
    older: dict[int, list[OlderReview]]


def load_reviews(title_id: int, tab: str, start: int, stop: int) -> ReviewsContent:
    """Load one page of `all`, `top`, `fresh` or `rotten` reviews, or of those of the `first` episodes (two queries)."""
    reviews = reviews_of_title(title_id, tab, start, stop)
    covers = Covers.FIRST_EPISODES if tab == FIRST_EPISODES else Covers.WHOLE
    critic_ids = [review.critic_id for review in reviews if review.critic_id]
    return ReviewsContent(reviews, older_reviews(title_id, critic_ids, covers))
