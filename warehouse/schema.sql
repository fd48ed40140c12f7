-- Every table of a warehouse file. Days are Europe/London days; moments are UTC.
-- Unknown, several and outside are areas like any other, so that London = the sum of all areas.

-- The programme ---------------------------------------------------------------------------------------------------
CREATE TABLE programme (
    name VARCHAR, made_up BOOLEAN, start_day DATE, end_day DATE, framework VARCHAR, vote_scale VARCHAR,
    terms VARCHAR,              -- the whole of programme.toml as JSON, without its exclusion list
    fingerprint VARCHAR,        -- of the data: the same rows give the same fingerprint
    key_mark VARCHAR,           -- tells whether the pseudonyms here were made with the key that is in use
    schema_version INTEGER
);
CREATE TABLE phases (phase VARCHAR, name VARCHAR, start_day DATE, end_day DATE);
CREATE TABLE events (event VARCHAR, name VARCHAR, day DATE);
CREATE TABLE attributes (attribute VARCHAR, value VARCHAR, population_share DOUBLE, position INTEGER);

-- What the words mean ---------------------------------------------------------------------------------------------
CREATE TABLE areas (gss_code VARCHAR, name VARCHAR, kind VARCHAR, position INTEGER); -- kind: borough, city, unknown, several, outside
CREATE TABLE area_groups (level VARCHAR, group_code VARCHAR, group_name VARCHAR, gss_code VARCHAR, position INTEGER);
CREATE TABLE population (gss_code VARCHAR, year INTEGER, residents BIGINT);
CREATE TABLE frameworks (framework VARCHAR, name VARCHAR);
CREATE TABLE principles (principle VARCHAR, framework VARCHAR, code VARCHAR, name VARCHAR, meaning VARCHAR, position INTEGER);
CREATE TABLE crosswalk (from_principle VARCHAR, to_principle VARCHAR, status VARCHAR, note VARCHAR);
CREATE TABLE principle_items (     -- under which item of a framework the votes on a principle are read
    framework VARCHAR, item VARCHAR, principle VARCHAR
);
CREATE TABLE vocabulary (vocabulary VARCHAR, code VARCHAR, name VARCHAR, position INTEGER);

-- Where the rows came from ----------------------------------------------------------------------------------------
CREATE TABLE sources (source INTEGER, name VARCHAR, platform VARCHAR, terms VARCHAR, made_up BOOLEAN, latest TIMESTAMP);
CREATE TABLE files (
    file INTEGER, source INTEGER, name VARCHAR, format VARCHAR, table_name VARCHAR, sha256 VARCHAR, imported_at TIMESTAMP,
    rows_in BIGINT, loaded BIGINT, duplicates BIGINT, quarantined BIGINT, excluded BIGINT -- rows_in is the sum of the other four
);
CREATE TABLE file_reasons (file INTEGER, code VARCHAR, detail VARCHAR, rows BIGINT);
CREATE TABLE reconciliations (source INTEGER, name VARCHAR, matches BIGINT, differs BIGINT, words VARCHAR); -- against what exports say of themselves
CREATE TABLE reasons (code VARCHAR, level VARCHAR, words VARCHAR);
CREATE TABLE quarantine (
    file INTEGER, line BIGINT, column_name VARCHAR, code VARCHAR, reason VARCHAR, value VARCHAR,
    cells VARCHAR,              -- JSON: the cells that may be kept, people as pseudonyms, free text masked
    hash VARCHAR                -- of a line that could not be cut into cells
);
CREATE TABLE identities (source INTEGER, pseudonym VARCHAR, shared VARCHAR, link VARCHAR, person INTEGER);

-- What was said ---------------------------------------------------------------------------------------------------
CREATE TABLE people (              -- everyone who is known of; `takes_part` are those with an idea, comment or vote
                                   -- first_given_on: the first of the three before it
    person INTEGER, pseudonym VARCHAR, organisation INTEGER, organisation_kind VARCHAR, gss_code VARCHAR,
    area_from VARCHAR,          -- own, postcode, organisation (inferred), or none
    role VARCHAR, group_name VARCHAR, channel VARCHAR, joined_on DATE, registered BOOLEAN, takes_part BOOLEAN,
    gave_idea BOOLEAN, gave_comment BOOLEAN, gave_vote BOOLEAN, attended BOOLEAN,
    first_idea_on DATE, first_comment_on DATE, first_vote_on DATE, first_given_on DATE, first_attended_on DATE, attributes VARCHAR
);
CREATE TABLE people_attributes (person INTEGER, attribute VARCHAR, value VARCHAR); -- those of people.attributes that are known
CREATE TABLE organisations (organisation INTEGER, name VARCHAR, kind VARCHAR, invited BOOLEAN, staff BIGINT, listed BOOLEAN);
CREATE TABLE organisation_areas (organisation INTEGER, gss_code VARCHAR);
CREATE TABLE near_matches (        -- names that are probably one organisation: `near` is the one that stays
    organisation INTEGER, near INTEGER, likeness DOUBLE
);
CREATE TABLE ideas (
    idea INTEGER, source INTEGER, idea_id VARCHAR, person INTEGER, principle VARCHAR,
    principle_given VARCHAR,    -- as the export said; `principle` is a lead's coding where there is one
    coded_by VARCHAR, submitted_at TIMESTAMP, day DATE, title VARCHAR, text VARCHAR, status VARCHAR, listed BOOLEAN, file INTEGER, line BIGINT
);
CREATE TABLE comments (
    comment INTEGER, source INTEGER, comment_id VARCHAR, idea INTEGER, person INTEGER, commented_at TIMESTAMP, day DATE,
    text VARCHAR, file INTEGER, line BIGINT
);
CREATE TABLE idea_stems (          -- the words of an idea in order, each as its stem, with a space before and after it
    idea INTEGER, stems VARCHAR
);
CREATE TABLE words_used (          -- the words of ideas and comments, without those that every text has
    kind VARCHAR, file INTEGER, line BIGINT, word VARCHAR, stem VARCHAR, n INTEGER
);
CREATE TABLE contributions (       -- ideas, comments and votes, one row each as they came, with what is known of who gave them
    kind VARCHAR,               -- idea, comment, vote
    person INTEGER, idea INTEGER, principle VARCHAR,
    direct BOOLEAN,             -- a vote on the principle itself; never pooled with votes on its ideas
    value TINYINT, given_at TIMESTAMP, day DATE,
    superseded_on DATE,         -- the day of the same person's next vote on the same target; NULL for the latest
    superseded BOOLEAN,
    gss_code VARCHAR, role VARCHAR, group_name VARCHAR, organisation INTEGER, organisation_kind VARCHAR,
    file INTEGER, line BIGINT
);

-- The tables that are kept as they came -----------------------------------------------------------------------------
CREATE TABLE participants (
    file INTEGER, line BIGINT, pseudonym VARCHAR, organisation VARCHAR, organisation_kind VARCHAR, borough VARCHAR, postcode VARCHAR,
    role VARCHAR, group_name VARCHAR, joined_at TIMESTAMP, channel VARCHAR, attributes VARCHAR
);
CREATE TABLE organisation_rows (
    file INTEGER, line BIGINT, organisation VARCHAR, kind VARCHAR, boroughs VARCHAR, invited BOOLEAN, staff BIGINT
);
CREATE TABLE tallies (
    file INTEGER, line BIGINT, idea INTEGER, principle VARCHAR, vote TINYINT, count BIGINT, gss_code VARCHAR, role VARCHAR, day DATE
);
CREATE TABLE attendance (file INTEGER, line BIGINT, event VARCHAR, person INTEGER, attended_at TIMESTAMP);
CREATE TABLE responses (
    file INTEGER, line BIGINT, organisation INTEGER, organisation_name VARCHAR, kind VARCHAR, gss_code VARCHAR, principle VARCHAR,
    stage VARCHAR, responded_at TIMESTAMP, text VARCHAR
);
CREATE TABLE evidence (file INTEGER, line BIGINT, principle VARCHAR, kind VARCHAR, title VARCHAR, text VARCHAR, link VARCHAR);
CREATE TABLE statements (          -- without a file: a lead's own, which overrule an export's of the same framework and identifier
    file INTEGER, line BIGINT, statement_id VARCHAR, framework VARCHAR, principle VARCHAR, text VARCHAR, overruled BOOLEAN
);
CREATE TABLE decisions (           -- without a file: a lead's own, which overrule all that exports say of the same idea
    file INTEGER, line BIGINT, idea INTEGER,
    framework VARCHAR,          -- of the sentence that is meant
    statement_id VARCHAR, outcome VARCHAR, reason VARCHAR, decided_at TIMESTAMP, overruled BOOLEAN
);
CREATE TABLE reach (file INTEGER, line BIGINT, channel VARCHAR, day DATE, views BIGINT);
CREATE TABLE targets (             -- without a file: a lead's own, which overrule an export's on the same
    file INTEGER, line BIGINT, measure VARCHAR, dimension VARCHAR, value VARCHAR,
    code VARCHAR,               -- what the value means; missing where it means nothing known, and for London
    target BIGINT, by_day DATE, overruled BOOLEAN
);

-- Sums of contributions by group, so that pages need not count them: see warehouse/rollups. phase: '' for all days ------
CREATE TABLE rollup_people (       -- who took part, and their ideas, comments and latest votes; on_ideas: people who voted on an idea
    phase VARCHAR, organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, people BIGINT, ideas BIGINT, comments BIGINT, votes BIGINT,
    on_ideas BIGINT
);
CREATE TABLE rollup_activity (     -- how many people gave that many contributions on that many days
    phase VARCHAR, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, days BIGINT, contributions BIGINT, people BIGINT
);
CREATE TABLE rollup_days (         -- first: contributions, with only the first vote on each target; newcomers: people never heard before
    phase VARCHAR, day DATE, organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, given BIGINT, latest BIGINT, first BIGINT,
    people BIGINT,              -- active that day
    week_people BIGINT,         -- of these, on their first such day of a week, from Monday
    newcomers BIGINT
);
CREATE TABLE rollup_steps (        -- how far everyone who is known of has come, whatever the day
    organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, channel VARCHAR, registered BOOLEAN,
    gave_idea BOOLEAN, gave_comment BOOLEAN, gave_vote BOOLEAN, takes_part BOOLEAN, attended BOOLEAN, people BIGINT
);
CREATE TABLE rollup_events (       -- who of them came to an event
    event VARCHAR, organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, registered BOOLEAN, takes_part BOOLEAN, people BIGINT
);
CREATE TABLE rollup_sentences (    -- who is behind a sentence, by the ideas kept in it or merged into it; '' for all of a framework
    phase VARCHAR, framework VARCHAR, statement_id VARCHAR, organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR,
    people BIGINT, votes BIGINT, contributions BIGINT
);
CREATE TABLE rollup_person_days (  -- what each person gave on each day that is known; whoever is not known is one row a day, without a person
    person INTEGER, day DATE,
    previous_day DATE,          -- when they gave something before: within days that begin after it, this is their first
    gss_code VARCHAR, role VARCHAR, organisation INTEGER, organisation_kind VARCHAR,
    ideas INTEGER, comments INTEGER, votes INTEGER -- the latest ones
);
CREATE TABLE rollup_ideas (        -- the latest votes and the comments that each idea was given
    phase VARCHAR, idea INTEGER, people BIGINT, n BIGINT, n_for BIGINT, n_against BIGINT, n_neutral BIGINT, comments BIGINT, given BIGINT
);
CREATE TABLE rollup_idea_groups (  -- grouping: role, organisation_kind or borough; the latest votes of each such group on each idea
    phase VARCHAR, grouping VARCHAR, group_code VARCHAR, idea INTEGER, n BIGINT, n_for BIGINT, n_against BIGINT
);
CREATE TABLE rollup_votes (        -- item: of any framework, '' for all votes there are, NULL for those on no known principle
    phase VARCHAR, item VARCHAR, direct BOOLEAN, organisation INTEGER, gss_code VARCHAR, role VARCHAR, organisation_kind VARCHAR, people BIGINT, n BIGINT,
    n_for BIGINT, n_against BIGINT, n_neutral BIGINT, n_sq BIGINT, for_sq BIGINT, for_n BIGINT, net_sq BIGINT, net_n BIGINT,
    own_for BIGINT, own_net BIGINT, own_net_sq BIGINT
);
