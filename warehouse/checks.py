"""What must hold for every warehouse before it goes live."""

import duckdb

CHECKS = {
    "every row of every file is accounted for": """
        SELECT count(*) FROM release.files WHERE rows_in <> loaded + duplicates + quarantined + excluded""",
    "every contribution stands in an area we know": """
        SELECT count(*) FROM release.contributions WHERE gss_code NOT IN (SELECT gss_code FROM release.areas)""",
    "every person stands in an area we know": """
        SELECT count(*) FROM release.people WHERE gss_code NOT IN (SELECT gss_code FROM release.areas)""",
    "every vote that was loaded is a contribution": """
        SELECT abs((SELECT count(*) FROM release.contributions WHERE kind = 'vote')
                 - (SELECT coalesce(sum(loaded), 0) FROM release.files WHERE table_name = 'votes'))""",
    "each person has one latest vote on each target": """
        SELECT count(*) FROM (
            SELECT person, idea, principle FROM release.contributions WHERE kind = 'vote' AND NOT superseded AND direct
            GROUP BY ALL HAVING count(*) > 1
            UNION ALL
            SELECT person, idea, NULL FROM release.contributions WHERE kind = 'vote' AND NOT superseded AND NOT direct
            GROUP BY person, idea HAVING count(*) > 1)""",
    "the sums made on import are those of the contributions": """
        SELECT count(*) FROM (
            SELECT count(*) AS there,
                   (SELECT coalesce(sum(ideas + comments + votes), 0)
                    FROM release.rollup_people WHERE phase = '') AS summed
            FROM release.contributions WHERE NOT superseded
            UNION ALL
            SELECT count(*), (SELECT coalesce(sum(n), 0) FROM release.rollup_votes WHERE phase = '' AND item = '')
            FROM release.contributions WHERE kind = 'vote' AND NOT superseded)
        WHERE there <> summed""",
    "every vote on an idea stands under a role, a kind of organisation and an area": """
        SELECT count(*) FROM (
            SELECT each.grouping, (SELECT count(*) FROM release.contributions
                                   WHERE kind = 'vote' AND NOT superseded AND NOT direct) AS there,
                   (SELECT coalesce(sum(n), 0) FROM release.rollup_idea_groups AS g
                    WHERE phase = '' AND g.grouping = each.grouping) AS summed
            FROM (VALUES ('role'), ('organisation_kind'), ('borough')) AS each (grouping))
        WHERE there <> summed""",
    "everyone who is known of stands in the sums": """
        SELECT count(*) FROM (
            SELECT count(*) AS there, (SELECT coalesce(sum(people), 0) FROM release.rollup_steps) AS summed
            FROM release.people)
        WHERE there <> summed""",
    "what people gave day by day is what they gave": """
        SELECT count(*) FROM (
            SELECT count(*) AS there, (SELECT coalesce(sum(ideas + comments + votes), 0)
                                       FROM release.rollup_person_days) AS summed
            FROM release.contributions WHERE NOT superseded AND day IS NOT NULL)
        WHERE there <> summed""",
    "every level has every area once": """
        SELECT count(*) FROM (
            SELECT level FROM release.area_groups GROUP BY level
            HAVING count(DISTINCT gss_code) <> (SELECT count(*) FROM release.areas)
                OR count(*) <> count(DISTINCT gss_code))""",
}


class CheckFailed(Exception):
    """A build that must not go live: a fault of the product, not of the data."""


def check(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Check the attached `release`; gives the names of what was checked. Raises CheckFailed for the first that does
    not hold."""
    for name, wrong in CHECKS.items():
        if found := con.execute(wrong).fetchall()[0][0]:
            raise CheckFailed(
                f"The new warehouse was not taken into use: it does not hold that {name} ({found} cases)."
            )
    return list(CHECKS)
