from django.db import migrations

# The index of texts is each engine's own. Triggers keep SQLite's beside the table, as PostgreSQL keeps its column and
# index; a migration that makes the table anew must make them anew too.
SQLITE = (
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        tokens, content='search_entry', content_rowid='place',
        tokenize='ascii', detail='none', columnsize=0, prefix='1 2 3 4'
    )
    """,
    """
    CREATE TRIGGER search_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text (rowid, tokens) VALUES (new.place, new.tokens);
    END
    """,
    """
    CREATE TRIGGER search_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text (search_text, rowid, tokens) VALUES ('delete', old.place, old.tokens);
    END
    """,
)
NO_SQLITE = (
    "DROP TRIGGER search_added",
    "DROP TRIGGER search_removed",
    "DROP TABLE search_text",
)
POSTGRESQL = (
    """
    ALTER TABLE search_entry ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(block::text || replace(tokens, ' ', ' ' || block::text), ' '))
    ) STORED
    """,
    "CREATE INDEX search_text ON search_entry USING gin (lexemes) WITH (fastupdate = off)",
)
NO_POSTGRESQL = (
    "DROP INDEX search_text",
    "ALTER TABLE search_entry DROP COLUMN lexemes",
)


def make_index(apps, schema_editor):
    _execute(schema_editor, SQLITE, POSTGRESQL)


def drop_index(apps, schema_editor):
    _execute(schema_editor, NO_SQLITE, NO_POSTGRESQL)


def _execute(schema_editor, sqlite, postgresql):
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_index, drop_index)]
