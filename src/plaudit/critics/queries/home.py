"""What the front of the site reads of reviews."""

from datetime import date

from django.db.models import Count

from plaudit.critics.models import Review


def most_reviewed_titles(since: date, limit: int) -> list[int]:
    """The listed titles with the most counted reviews dated that day or later, most first."""
    lately = Review.objects.counted().filter(dated_on__gte=since, title__listed=True)
    counted = lately.order_by().values("title_id").annotate(reviews=Count("pk")).order_by("-reviews", "-title_id")
    return [row["title_id"] for row in counted[:limit]]
