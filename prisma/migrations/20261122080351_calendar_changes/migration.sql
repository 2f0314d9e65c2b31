-- AlterTable
ALTER TABLE "calendar" ADD COLUMN     "eras" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reasons" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "calendar_change" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "calendar" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calendar_change_community_id_at_idx" ON "calendar_change"("community_id", "at");

-- AddForeignKey
ALTER TABLE "calendar_change" ADD CONSTRAINT "calendar_change_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_change" ADD CONSTRAINT "calendar_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
