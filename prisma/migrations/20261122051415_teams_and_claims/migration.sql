-- AlterTable
ALTER TABLE "community" ADD COLUMN     "open_work_cap" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "companion_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "offered_team_id" UUID;

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL DEFAULT '',
    "trades" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "leader_id" UUID,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","staff_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_community_id_name_key" ON "team"("community_id", "name");

-- CreateIndex
CREATE INDEX "team_member_staff_id_idx" ON "team_member"("staff_id");

-- CreateIndex
CREATE INDEX "ticket_offered_team_id_idx" ON "ticket"("offered_team_id");

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_offered_team_id_fkey" FOREIGN KEY ("offered_team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;
