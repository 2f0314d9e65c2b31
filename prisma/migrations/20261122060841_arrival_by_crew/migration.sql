-- AlterTable
ALTER TABLE "clock_policy" ADD COLUMN     "crew" TEXT;

-- Only where somebody is on the way or at work is it known how many they are.
ALTER TABLE "clock_policy"
  ADD CONSTRAINT "clock_policy_crew" CHECK ("crew" IS NULL OR ("crew" IN ('single', 'team') AND "clock" IN ('arrival', 'rectification')));

-- T8: a team called to the spot has ten minutes where one person has five. What was submitted before keeps its norm.
INSERT INTO "clock_policy" ("id", "community_id", "clock", "kind", "severity", "category", "area", "crew", "minutes",
  "calendar", "warn_share", "escalate_every_minutes", "valid_from", "valid_until")
SELECT gen_random_uuid(), "community_id", "clock", "kind", "severity", "category", "area", 'team', 10, "calendar",
  "warn_share", "escalate_every_minutes", now(), "valid_until"
FROM "clock_policy"
WHERE "clock" = 'arrival' AND "minutes" = 5 AND "severity" IS NOT NULL
  AND "valid_from" <= now() AND ("valid_until" IS NULL OR "valid_until" > now());
