-- What happened between two organisations, by date?
SELECT date_from, kind, object, participants FROM events_between('Longtai', 'Xiyuan');
