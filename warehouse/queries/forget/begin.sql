CREATE OR REPLACE TEMP TABLE forgotten_articles (article_id VARCHAR);
CREATE OR REPLACE TEMP TABLE forgotten_sources (source_id VARCHAR);
