-- T9: the resident is reminded after half of this share and after it: with two days left, and with one.
UPDATE "clock_policy" SET "warn_share" = 2.0 / 3 WHERE "clock" = 'confirmation' AND "warn_share" = 0.8;

-- What waits for a word now gets the alarm of its reminders.
DO $$
BEGIN
  IF to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('watch_clocks', json_build_object('ticketId', "id"), job_key := 'clocks:' || "id",
      run_at := now() + random() * interval '10 minutes', max_attempts := 25)
    FROM "ticket" WHERE "status" = 'verified';
  END IF;
END;
$$;
