-- SPDX-License-Identifier: GPL-3.0-or-later
-- 3. The Kyrgyz plant's capacities by stage, nothing summed over unlike periods.

SELECT c.stage, c.topic, v.value, c.period_years, c.method, c.modality, c.time_text, c.as_of, g.name AS said_in
  FROM claim c
  JOIN site s ON s.id = c.site_id
  JOIN shown v ON v.id = c.id
  JOIN citation t ON t.claim_id = c.id
  JOIN page g ON g.id = t.source_id
 WHERE s.name = 'Tulpar Motors' AND c.property = 'capacity'
 ORDER BY c.stage IS NULL, c.stage, v.value, said_in
