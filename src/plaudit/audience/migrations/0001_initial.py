import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Written by hand in one step: a composite primary key needs its two columns when the table is made.


def _title(related_name):
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="catalog.title",
    )


def _member(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalog", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("pk", models.CompositePrimaryKey("title_id", "member_id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("title", _title("comments")),
                ("member", _member("comments")),
                ("text", models.TextField(max_length=10000, verbose_name="text")),
                ("spoiler", models.BooleanField(default=False, verbose_name="tells the plot")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("hidden_at", models.DateTimeField(blank=True, null=True, verbose_name="hidden at")),
            ],
            options={
                "verbose_name": "audience review",
                "verbose_name_plural": "audience reviews",
                "indexes": [models.Index(fields=["title", "-written_at"], name="comment_by_title")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="comment_says_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("pk", models.CompositePrimaryKey("title_id", "member_id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("title", _title("ratings")),
                ("member", _member("ratings")),
                ("half_stars", models.PositiveSmallIntegerField(verbose_name="half-stars")),
                ("verified", models.BooleanField(default=False, verbose_name="verified")),
                ("rated_at", models.DateTimeField(verbose_name="rated at")),
            ],
            options={
                "verbose_name": "rating",
                "verbose_name_plural": "ratings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("half_stars__range", (1, 10))), name="rating_is_1_to_10_half_stars"
                    )
                ],
            },
        ),
    ]
