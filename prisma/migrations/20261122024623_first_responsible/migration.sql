-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "about_staff_id" UUID,
ADD COLUMN     "attention_id" UUID,
ADD COLUMN     "handover_to_id" UUID;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_about_staff_id_fkey" FOREIGN KEY ("about_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_handover_to_id_fkey" FOREIGN KEY ("handover_to_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_attention_id_fkey" FOREIGN KEY ("attention_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- T5: few matters are offered, brought before somebody, or about somebody: these are found by themselves.
CREATE INDEX "ticket_handover_to" ON "ticket"("handover_to_id") WHERE "handover_to_id" IS NOT NULL;
CREATE INDEX "ticket_attention" ON "ticket"("attention_id") WHERE "attention_id" IS NOT NULL;
CREATE INDEX "ticket_about" ON "ticket"("about_staff_id") WHERE "about_staff_id" IS NOT NULL;

-- T5: what somebody follows up, by what breaks next; ended matters are not walked past.
CREATE INDEX "ticket_follow_up" ON "ticket"("first_responsible_id", "next_due_at", "id") WHERE "ended_at" IS NULL;
