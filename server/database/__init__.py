"""Tables, migrations, and how queries reach the database."""
