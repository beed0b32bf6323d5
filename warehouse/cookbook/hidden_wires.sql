-- Which copies hide that their words are a wire's?
SELECT url, publisher, wire FROM hidden_wires ORDER BY url;
