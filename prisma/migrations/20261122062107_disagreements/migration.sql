-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "arbiter_id" UUID,
ADD COLUMN     "order_suspended" BOOLEAN NOT NULL DEFAULT false;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_arbiter_id_fkey" FOREIGN KEY ("arbiter_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
