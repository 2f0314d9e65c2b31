-- CreateTable
CREATE TABLE "reinspection" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "ticket_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "lot" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "inspector_id" UUID,
    "doer_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "postponed" INTEGER NOT NULL DEFAULT 0,
    "escalated_to_id" UUID,
    "escalated_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "outcome" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reinspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reinspection_rule" (
    "community_id" UUID NOT NULL,
    "share" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "major_always" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reinspection_rule_pkey" PRIMARY KEY ("community_id")
);

-- CreateIndex
CREATE INDEX "reinspection_community_id_status_next_at_id_idx" ON "reinspection"("community_id", "status", "next_at", "id");

-- CreateIndex
CREATE INDEX "reinspection_community_id_due_at_idx" ON "reinspection"("community_id", "due_at");

-- CreateIndex
CREATE INDEX "reinspection_inspector_id_status_idx" ON "reinspection"("inspector_id", "status");

-- CreateIndex
CREATE INDEX "reinspection_ticket_id_idx" ON "reinspection"("ticket_id");

-- AddForeignKey
ALTER TABLE "reinspection" ADD CONSTRAINT "reinspection_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection" ADD CONSTRAINT "reinspection_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection" ADD CONSTRAINT "reinspection_inspector_id_fkey" FOREIGN KEY ("inspector_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection" ADD CONSTRAINT "reinspection_escalated_to_id_fkey" FOREIGN KEY ("escalated_to_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection" ADD CONSTRAINT "reinspection_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection_rule" ADD CONSTRAINT "reinspection_rule_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reinspection_rule" ADD CONSTRAINT "reinspection_rule_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- One at a time: of two closings at once the second adds none.
CREATE UNIQUE INDEX "reinspection_one_due" ON "reinspection"("ticket_id") WHERE "status" = 'due';
