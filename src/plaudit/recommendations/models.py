"""Which titles are similar to which."""

from django.db import models
from django.db.models import F, Q

from plaudit.catalog.models import Title


class SimilarTitle(models.Model):
    """A title similar to another one, how similar (in thousandths), and why; computed in the background."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="similar_titles", db_index=False)
    similar = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    similarity = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["title", "similar"], name="one_similarity_per_pair"),
            models.CheckConstraint(condition=~Q(title=F("similar")), name="no_title_is_similar_to_itself"),
        ]
