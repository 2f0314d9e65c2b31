-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL DEFAULT '',
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "night" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "staff_id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "date" DATE NOT NULL,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("staff_id","shift_id","date")
);

-- CreateIndex
CREATE UNIQUE INDEX "shift_community_id_name_key" ON "shift"("community_id", "name");

-- CreateIndex
CREATE INDEX "duty_shift_id_date_idx" ON "duty"("shift_id", "date");

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
