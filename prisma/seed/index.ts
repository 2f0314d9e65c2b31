import type { Db, Prisma } from '@linli/db';
import type { Files } from '@linli/files';
import { scheduleFollowUp } from '@linli/services/tickets';
import { buildEstate } from './estate.ts';
import { buildSignIns } from './patrols.ts';
import { choosePhotos, storePhotos } from './photos.ts';
import { planMonth } from './plans.ts';
import { createRandom } from './random.ts';
import { buildHomes } from './residents.ts';
import { buildStaff } from './staff.ts';
import { buildSurveys } from './surveys.ts';
import { playOut } from './tickets.ts';

export type SeedOptions = {
  db: Db;
  /** The demo ends here: nothing in it lies in the future but promises. */
  now: Date;
  /** Where the photos go; without it the tickets have none. */
  files?: Pick<Files, 'addPhoto'>;
  log: (line: string) => void;
};

/** Whether the database holds nobody and nothing yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.prisma.company.findFirst({ select: { id: true } })) === null;
}

/**
 * Fills an empty database with the demo estate: real blocks, invented people, a month of their matters that ends at
 * `now`. The same moment gives the same rows. A database that holds anything is left alone.
 */
export async function seedDemo({ db, now, files, log }: SeedOptions): Promise<void> {
  if (!(await isEmpty(db))) return log('The database is not empty: the demo estate was not added.');
  const demo = buildDemo(now);
  const photos = files ? await storePhotos(files, choosePhotos(demo.dossiers)) : [];
  const added = await db.prisma.$transaction(
    async (tx) => {
      // Two programs that start at once on one database seed it once.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('demo', 0))`;
      if (await tx.company.findFirst({ select: { id: true } })) return false;
      await insert(tx, demo, photos);
      return true;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
  if (!added) return log('The demo estate was added by another start.');
  const { estate, homes, staff, dossiers, signIns } = demo;
  log(
    `Seeded ${estate.community.nameEn}: ${estate.units.length} flats, ${homes.length} households, ${staff.length} staff, ` +
      `${dossiers.length} tickets, ${signIns.length} sign-ins, ${photos.length} photos.`,
  );
}

type Demo = ReturnType<typeof buildDemo>;

function buildDemo(now: Date) {
  const random = createRandom(20_100_714);
  const estate = buildEstate(random, now);
  const staff = buildStaff(random, estate);
  const homes = buildHomes(random, estate);
  const signIns = buildSignIns({ random, now, estate, staff });
  const dossiers = playOut({ random, now, estate, staff }, planMonth({ random, now, homes, signIns }));
  return { estate, staff, homes, signIns, dossiers, ...buildSurveys({ random, now, estate, homes }), now, random };
}

async function insert(tx: Prisma.TransactionClient, demo: Demo, photos: Prisma.PhotoCreateManyInput[]): Promise<void> {
  await insertPlaces(tx, demo);
  await insertPeople(tx, demo);
  const { dossiers, signIns, surveys, answers } = demo;
  await tx.patrolSignIn.createMany({ data: signIns.map(({ row }) => row) });
  await tx.ticket.createMany({ data: dossiers.map(({ row }) => row) });
  await tx.ticketEvent.createMany({ data: dossiers.flatMap(({ events }) => events) });
  await tx.callback.createMany({ data: dossiers.flatMap(({ callbacks }) => callbacks) });
  await tx.photo.createMany({ data: photos });
  await tx.survey.createMany({ data: surveys });
  await tx.surveyAnswer.createMany({ data: answers });
  await tx.$executeRaw`select setval('ticket_number_seq', (select max(number) from ticket))`;
  // What waits today goes on by itself tomorrow (T9).
  for (const { row } of dossiers) await scheduleFollowUp(tx, row, row.holdUntil as Date | null, row.updatedAt as Date);
}

async function insertPlaces(tx: Prisma.TransactionClient, { estate, random }: Demo): Promise<void> {
  const { company, region, community, zones, buildings, floorsOf, units, spots, policies } = estate;
  const communityId = community.id;
  await tx.company.create({ data: company });
  await tx.region.create({ data: region });
  await tx.community.create({ data: community });
  await tx.zone.createMany({ data: zones.map((zone) => ({ ...zone, communityId })) });
  await tx.building.createMany({
    data: buildings.map(({ id, zoneId, name, nameEn }) => ({
      id,
      communityId,
      zoneId,
      name,
      nameEn,
      floors: floorsOf.get(id) ?? 1,
    })),
  });
  await tx.unit.createMany({ data: units.map(({ building, ...unit }) => ({ ...unit, buildingId: building.id })) });
  await tx.spot.createMany({ data: spots.map((spot) => ({ ...spot, communityId })) });
  const data = policies.map((policy) => ({ ...policy, id: random.id(estate.founded), communityId }));
  await tx.ticketPolicy.createMany({ data });
}

async function insertPeople(tx: Prisma.TransactionClient, { estate, staff, homes }: Demo): Promise<void> {
  const companyId = estate.company.id;
  await tx.staff.createMany({ data: staff.map(({ leads, supports, actor, ...row }) => ({ ...row, companyId })) });
  await tx.zoneStaff.createMany({
    data: staff.flatMap(({ id, supports }) => supports.map((zoneId) => ({ zoneId, staffId: id }))),
  });
  for (const { id, leads } of staff) {
    if (leads.length > 0) await tx.zone.updateMany({ where: { id: { in: leads } }, data: { housekeeperId: id } });
  }
  await tx.household.createMany({ data: homes.map(({ id, unit }) => ({ id, unitId: unit.id })) });
  const members = homes.flatMap((home) => home.members.map((member) => ({ ...member, householdId: home.id })));
  await tx.member.createMany({ data: members.map(({ actor, ...row }) => row) });
  await tx.account.createMany({
    data: [
      ...members.map(({ id, actor }) => ({ id: actor.accountId, door: 'portal', memberId: id })),
      ...staff.map(({ id, actor }) => ({ id: actor.accountId, door: 'office', staffId: id })),
    ],
  });
}
