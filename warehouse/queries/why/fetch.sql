SELECT * FROM fetches WHERE fetch_id = $fetch_id
