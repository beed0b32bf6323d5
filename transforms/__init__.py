"""What Wirehouse knows: pages to articles, articles to facts, copies to stories.

Pure code: no network, no files, no database, no clock, no Prefect. The nouns are
in `models`, the tree of errors in `errors`. Each step is a folder with one public
function; a step imports the nouns and its own folder, never another step, so a
new one is added by making a folder and calling it from `flows`.
"""
