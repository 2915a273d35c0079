"""A list of the same people from the same database, made with Starlette and Jinja2: what pages are compared with."""

import sqlite3
import sys

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, check_same_thread=False)
template = Environment(autoescape=True).from_string(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>People</title></head><body><main><h1>People</h1>
<table><caption>People</caption><thead><tr><th scope="col">Given name</th><th scope="col">Family name</th>
<th scope="col">E-mail</th><th scope="col">Number in the roster</th><th scope="col">Left on</th></tr></thead><tbody>
{% for person in people %}<tr><td><a href="/people/directory/{{ person[0] }}">{{ person[1] }} {{ person[2] }}</a></td>
<td>{{ person[2] }}</td><td><a href="mailto:{{ person[3] }}">{{ person[3] }}</a></td><td>{{ person[4] or "" }}</td>
<td>{{ person[5] or "" }}</td></tr>
{% endfor %}</tbody></table></main></body></html>"""
)


async def people(request):
    rows = database.execute(
        'SELECT id, given_name, family_name, email, source_id, "left" FROM person ORDER BY given_name, id LIMIT 200'
    ).fetchall()
    return HTMLResponse(template.render(people=rows))


app = Starlette(routes=[Route("/people/directory", people)])

if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False)
