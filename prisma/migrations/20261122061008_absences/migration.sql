-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absence_deputy_id_ends_at_idx" ON "absence"("deputy_id", "ends_at");

-- CreateIndex
CREATE INDEX "absence_staff_id_ends_at_idx" ON "absence"("staff_id", "ends_at");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
