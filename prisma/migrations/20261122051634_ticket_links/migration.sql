-- AlterTable
ALTER TABLE "community" ADD COLUMN     "reopen_days" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "child_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "follows_id" UUID,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "parent_link" TEXT;

-- CreateTable
CREATE TABLE "shared_photo" (
    "photo_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,

    CONSTRAINT "shared_photo_pkey" PRIMARY KEY ("photo_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "shared_photo_ticket_id_idx" ON "shared_photo"("ticket_id");

-- CreateIndex
-- Few matters hang under another: partial, so that taking one in writes nothing here.
CREATE INDEX "ticket_parent_id_idx" ON "ticket"("parent_id") WHERE "parent_id" IS NOT NULL;

-- CreateIndex
CREATE INDEX "ticket_follows_id_idx" ON "ticket"("follows_id") WHERE "follows_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_photo" ADD CONSTRAINT "shared_photo_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "photo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_photo" ADD CONSTRAINT "shared_photo_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ticket" ADD CONSTRAINT "ticket_link_whole" CHECK (("parent_id" IS NULL) OR ("parent_link" IS NOT NULL AND "parent_id" <> "id"));
