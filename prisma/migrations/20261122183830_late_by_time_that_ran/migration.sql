-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "promise_at" TIMESTAMPTZ(3),
ADD COLUMN     "runs_since" TIMESTAMPTZ(3);

-- What was late before it waited is due so much later, and the promise of what is open too: as the next step would write it (T8).
WITH hold AS (
  SELECT e."ticket_id", e."at" AS "since", (SELECT min(f."at") FROM "ticket_event" f WHERE f."ticket_id" = e."ticket_id"
    AND f."seq" > e."seq" AND f."from_status" = 'on_hold' AND f."to_status" <> 'on_hold') AS "until"
  FROM "ticket_event" e WHERE e."type" = 'held'
), waited AS (
  SELECT t."id", t."community_id", t."created_at", t."next_due_at" AS "due", t."next_clock" AS "clock", max(h."until") AS "until",
    range_agg(tstzrange(h."since", h."until")) AS "holds"
  FROM "ticket" t JOIN hold h ON h."ticket_id" = t."id" WHERE h."until" >= h."since" AND t."alarms_since" IS NULL
  GROUP BY t."id"
), closed AS (
  SELECT w.*, coalesce((SELECT range_agg(tstzrange(c."from_at", c."to_at")) FROM "clock_closure" c
    WHERE c."community_id" = w."community_id" AND c."from_at" < c."to_at"), '{}'::tstzmultirange) AS "closures" FROM waited w
), pause AS (
  SELECT c.*, c."holds" + c."closures" AS "all", CASE c."clock" WHEN 'promise' THEN '{}'::tstzmultirange WHEN 'reply' THEN c."closures"
    ELSE c."holds" + c."closures" END AS "of_next" FROM closed c
), moved AS (
  SELECT p."id", p."until",
    (SELECT sum(upper(r) - lower(r)) FROM unnest(p."of_next" * tstzmultirange(tstzrange(p."due", greatest(p."due", p."until")))) r) AS "next",
    (SELECT sum(upper(r) - lower(r)) FROM unnest(p."all" * tstzmultirange(tstzrange(p."created_at", greatest(p."created_at", p."until")))) r) AS "promise"
  FROM pause p
)
UPDATE "ticket" t SET "runs_since" = m."until", "next_due_at" = t."next_due_at" + coalesce(m."next", '0'),
  "promise_at" = CASE WHEN t."done_at" IS NULL AND t."ended_at" IS NULL THEN t."done_due_at" + m."promise" END
FROM moved m WHERE m."id" = t."id";
