-- What the loader and dedupe remember lies apart: it is no part of what users may rely on.
CREATE SCHEMA IF NOT EXISTS internal;
