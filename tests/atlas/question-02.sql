-- SPDX-License-Identifier: GPL-3.0-or-later
-- 2. Kazakhstan's capacity opening in 2025: one figure, 190,000, two sites, not 260,000.

WITH opening AS (
  SELECT DISTINCT c.site_id AS id
    FROM claim c JOIN site s ON s.id = c.site_id
   WHERE s.country = 'KZ' AND c.property = 'opened' AND c.modality = 'planned' AND c.since = '2025'
), figure AS (
  SELECT k.id, k.high, k.sites
    FROM capacity k
   WHERE k.modality = 'planned' AND k.since = '2025'
     AND (k.site_id IN (SELECT id FROM opening)
          OR EXISTS (SELECT 1 FROM claim_site x WHERE x.claim_id = k.id AND x.site_id IN (SELECT id FROM opening)))
)
SELECT count (*) AS figures, max (v.value) AS value, sum (f.high) AS total, sum (f.sites) AS sites,
       (SELECT group_concat (name, '; ' ORDER BY name) FROM site WHERE id IN (SELECT id FROM opening)) AS which
  FROM figure f
  JOIN shown v ON v.id = f.id
