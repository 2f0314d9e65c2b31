-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "next_clock" TEXT NOT NULL DEFAULT 'completion';

-- Until the alarm below has rung: what the row could mean so far.
UPDATE "ticket" SET "next_clock" = CASE WHEN "status" = 'on_hold' AND "hold_until" IS NOT NULL THEN 'promise' ELSE 'reply' END
WHERE "done_at" IS NULL AND "ended_at" IS NULL AND ("status" = 'on_hold' AND "hold_until" IS NOT NULL OR "next_due_at" < "done_due_at");

-- Every open matter is read by its clocks, as its alarm rings. What came due long before and stands in no history is
-- marked, and nobody is woken for it; what an outage of two hours delayed is acted on.
DO $$
BEGIN
  IF to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('watch_clocks',
      json_build_object('ticketId', "id", 'since', now() - interval '2 hours'),
      job_key := 'clocks:' || "id", run_at := now() + random() * interval '10 minutes', max_attempts := 25)
    FROM "ticket" WHERE "status" NOT IN ('closed', 'merged', 'cancelled', 'rejected');
  END IF;
END;
$$;
