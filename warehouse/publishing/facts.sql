-- Public facts that the funders' file repeats: what the programme is called and asks, and the areas. Nothing of a person.
CREATE TABLE published.programme AS SELECT name, made_up, start_day, end_day, framework, vote_scale, fingerprint FROM release.programme;
CREATE TABLE published.phases AS SELECT phase, name, start_day, end_day FROM release.phases ORDER BY ALL;
CREATE TABLE published.events AS SELECT event, name, day FROM release.events ORDER BY ALL;
CREATE TABLE published.areas AS SELECT gss_code, name, kind, position FROM release.areas ORDER BY position, gss_code;
CREATE TABLE published.area_groups AS SELECT level, group_code, group_name, gss_code, position FROM release.area_groups ORDER BY ALL;
CREATE TABLE published.population AS SELECT gss_code, year, residents FROM release.population ORDER BY ALL;
CREATE TABLE published.frameworks AS SELECT framework, name FROM release.frameworks ORDER BY ALL;
CREATE TABLE published.principles AS SELECT principle, framework, code, name, meaning, position FROM release.principles ORDER BY framework, position, principle;
CREATE TABLE published.principle_items AS SELECT framework, item, principle FROM release.principle_items ORDER BY ALL;
CREATE TABLE published.vocabulary AS SELECT vocabulary, code, name, position FROM release.vocabulary ORDER BY vocabulary, position, code;
CREATE TABLE published.published_release AS SELECT CAST($released_on AS DATE) AS released_on;
