-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the questions share: a claim's subject and value in words, and when it began.

CREATE TEMP VIEW shown AS
  WITH number AS (
    SELECT id,
           CASE WHEN low = CAST (low AS INTEGER) THEN printf ('%,d', low) ELSE CAST (low AS TEXT) END AS low,
           CASE WHEN high = CAST (high AS INTEGER) THEN printf ('%,d', high) ELSE CAST (high AS TEXT) END AS high
      FROM claim
  )
  SELECT c.id,
         coalesce (s.name, a.name, p.name, r.name, c.country) AS subject,
         CASE
           WHEN c.low IS NULL AND c.high IS NULL THEN
             concat_ws (' · ', c.role, oa.name, op.name, og.name, c.vehicle_class, c.value_text)
           ELSE
             concat_ws (' ',
                        CASE c.bound WHEN 'up-to' THEN 'up to' WHEN 'at-least' THEN 'at least'
                                     WHEN 'under' THEN 'almost' WHEN 'over' THEN 'over' WHEN 'about' THEN 'about' END,
                        CASE WHEN n.low <> n.high THEN n.low || ' to ' || n.high ELSE coalesce (n.low, n.high) END,
                        c.currency, c.unit, c.period)
         END AS value,
         coalesce (c.since, c.as_of,
                   (SELECT max (o.published) FROM citation t JOIN source o ON o.id = t.source_id
                     WHERE t.claim_id = c.id)) AS began
    FROM claim c
    JOIN number n USING (id)
    LEFT JOIN site s ON s.id = c.site_id
    LEFT JOIN actor a ON a.id = c.actor_id
    LEFT JOIN product p ON p.id = c.product_id
    LEFT JOIN programme r ON r.id = c.programme_id
    LEFT JOIN actor oa ON oa.id = c.object_actor_id
    LEFT JOIN product op ON op.id = c.object_product_id
    LEFT JOIN programme og ON og.id = c.object_programme_id;

-- The publisher of a page; the title where it names none.
CREATE TEMP VIEW page AS
  SELECT id, coalesce (publisher, title) AS name, coalesce (published, published_text) AS dated FROM source;
