-- Most matters are ordinary: the list of the urgent and the major ones walks an index of these alone.
CREATE INDEX "ticket_severity" ON "ticket"("community_id", "severity", "created_at", "id") WHERE "severity" <> 'normal';
