import django.db.models.deletion
from django.db import migrations, models

JOBS = [
    ("director", "Director"),
    ("writer", "Writer"),
    ("producer", "Producer"),
    ("composer", "Composer"),
    ("cinematographer", "Cinematographer"),
    ("editor", "Editor"),
    ("actor", "Actor"),
    ("creator", "Creator"),
    ("executive", "Executive producer"),
    ("production", "Production designer"),
    ("costumes", "Costume designer"),
    ("casting", "Casting"),
    ("sound", "Sound"),
    ("effects", "Visual effects"),
    ("crew", "Crew"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0002_the_whole_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=32)),
                (
                    "title",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dismissals",
                        to="catalog.title",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("title", "what", "key"), name="one_dismissal_per_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnnamedCredit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField(choices=JOBS, max_length=20)),
                ("source", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=120)),
                ("billing", models.PositiveSmallIntegerField(default=1)),
                (
                    "title",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unnamed_credits",
                        to="catalog.title",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source", "value"], name="unnamed_credit_by_id")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("title", "job", "source", "value"), name="one_unnamed_credit_per_part"
                    ),
                ],
            },
        ),
    ]
