-- DropIndex
DROP INDEX "ticket_community_id_kind_created_at_id_idx";

-- DropIndex
DROP INDEX "ticket_community_id_source_created_at_id_idx";

-- DropIndex
DROP INDEX "ticket_search_idx";

-- CreateIndex
CREATE INDEX "ticket_community_id_category_idx" ON "ticket"("community_id", "category");

-- What is asked for in years of history is sought by one index instead (docs/decisions/0019): whom a matter concerns, what it is to
-- each of them, and in which spans of time it was reported, done and ended.
DROP INDEX "ticket_category_root";
DROP INDEX "ticket_rating";
DROP INDEX "ticket_severity";

CREATE FUNCTION ticket_facets(community uuid, zone uuid, kind text, source text, category text, severity text, status text, rating text,
  created_at timestamptz, done_at timestamptz, ended_at timestamptz, next_due_at timestamptz, people uuid[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT who || array(SELECT w || '/' || f FROM unnest(who) w, unnest(what) f)
    || array_remove(array[
      CASE WHEN coalesce(done_at, ended_at) IS NULL THEN 'open' WHEN next_due_at < coalesce(done_at, ended_at) THEN 'late' END,
      'done:' || (floor(extract(epoch FROM done_at - timestamptz '1970-01-01 00:00Z'))::bigint >> 21),
      'ended:' || (floor(extract(epoch FROM ended_at - timestamptz '1970-01-01 00:00Z'))::bigint >> 21),
      '0:' || (reported >> 13), '1:' || (reported >> 15), '2:' || (reported >> 17), '3:' || (reported >> 19),
      '4:' || (reported >> 21), '5:' || (reported >> 23)], NULL)
  FROM (SELECT
    array_remove(array[community::text, coalesce(zone::text, 'zone:none')] || people::text[], NULL) AS who,
    array_remove(array['kind:' || kind, 'source:' || source, 'category:' || split_part(category, '.', 1), 'severity:' || severity,
      'status:' || status, 'rating:' || rating], NULL) AS what,
    floor(extract(epoch FROM created_at - timestamptz '1970-01-01 00:00Z'))::bigint AS reported) AS ticket
$$;

-- Few rows wait unsorted before they go into the index: whoever seeks reads them all.
CREATE INDEX "ticket_sought" ON "ticket" USING gin (ticket_facets("community_id", "zone_id", "kind", "source", "category", "severity", "status", "rating",
  "created_at", "done_at", "ended_at", "next_due_at",
  array["first_responsible_id", "assignee_id", "reporter_staff_id", "handover_to_id", "attention_id", "lender_id", "about_staff_id",
    "offered_team_id"] || "companion_ids"), "search") WITH (gin_pending_list_limit = 256);
