from django.db import migrations

# Each engine has a text index of its own. On SQLite triggers keep it in step with the table, as PostgreSQL does with its
# generated column; a migration that rebuilds the table must create them again.
SQLITE = (
    """
    CREATE VIRTUAL TABLE names_text USING fts5(
        tokens, content='names_nameentry', content_rowid='sort_key',
        tokenize='ascii', detail='none', columnsize=0, prefix='1 2 3 4'
    )
    """,
    """
    CREATE TRIGGER names_entry_added AFTER INSERT ON names_nameentry BEGIN
        INSERT INTO names_text (rowid, tokens) VALUES (new.sort_key, new.tokens);
    END
    """,
    """
    CREATE TRIGGER names_entry_removed AFTER DELETE ON names_nameentry BEGIN
        INSERT INTO names_text (names_text, rowid, tokens) VALUES ('delete', old.sort_key, old.tokens);
    END
    """,
)
SQLITE_REVERSE = (
    "DROP TRIGGER names_entry_added",
    "DROP TRIGGER names_entry_removed",
    "DROP TABLE names_text",
)
POSTGRESQL = (
    """
    ALTER TABLE names_nameentry ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(block::text || replace(tokens, ' ', ' ' || block::text), ' '))
    ) STORED
    """,
    "CREATE INDEX names_text ON names_nameentry USING gin (lexemes) WITH (fastupdate = off)",
)
POSTGRESQL_REVERSE = (
    "DROP INDEX names_text",
    "ALTER TABLE names_nameentry DROP COLUMN lexemes",
)


def create_index(apps, schema_editor):
    _execute(schema_editor, SQLITE, POSTGRESQL)


def drop_index(apps, schema_editor):
    _execute(schema_editor, SQLITE_REVERSE, POSTGRESQL_REVERSE)


def _execute(schema_editor, sqlite, postgresql):
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("names", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
