-- What breaks next follows the clocks from here on: written with each step. The values so far stay.
ALTER TABLE "ticket" ALTER COLUMN "next_due_at" DROP EXPRESSION;

-- Every open matter gets its alarm. What came due before today is marked, and nobody is woken for it.
DO $$
BEGIN
  IF to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('watch_clocks', json_build_object('ticketId', "id", 'since', now()),
      job_key := 'clocks:' || "id", run_at := now() + random() * interval '10 minutes', max_attempts := 25)
    FROM "ticket" WHERE "status" NOT IN ('closed', 'merged', 'cancelled', 'rejected');
  END IF;
END;
$$;
