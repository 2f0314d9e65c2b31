-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "held_at" TIMESTAMPTZ(3);

-- What waits now knows since when; what was late by then is late again (T8).
UPDATE "ticket" t SET "held_at" = (SELECT max(e."at") FROM "ticket_event" e WHERE e."ticket_id" = t."id" AND e."type" = 'held')
WHERE t."status" = 'on_hold';

UPDATE "ticket" t SET "next_due_at" = b."due", "next_clock" = 'completion'
FROM (SELECT e."ticket_id", min((e."data" ->> 'dueAt')::timestamptz) AS "due" FROM "ticket_event" e
  WHERE e."type" = 'clock_breached' AND e."data" ->> 'clock' = 'completion' GROUP BY e."ticket_id") b
WHERE b."ticket_id" = t."id" AND t."status" = 'on_hold' AND b."due" < least(t."held_at", t."next_due_at");
