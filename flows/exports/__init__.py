"""Stories and facts in the forms that others read: `wirehouse export FORMAT [STORY]`.

| format | what it is |
| --- | --- |
| jsonld | schema.org: each article a NewsArticle, each claim a Claim |
| ninjs | IPTC ninjs 3.0: a story is a composite item, its articles are its associations |
| prov | W3C PROV-JSON: pages, texts and figures, the fetches and runs that made them |
| annotations | W3C Web Annotation: each figure and name by its quote and its position |
| parquet | every table, with a manifest |

To add one: a file here with a function from `Told` to a document, a row in `command.FORMATS`,
and a test that holds what it writes against the standard.
"""
