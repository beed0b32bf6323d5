-- Which organisations are named together with one?
SELECT organisation, stories, articles FROM named_with('Minas Reach');
